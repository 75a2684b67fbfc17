/** The file that makes a folder a lab. */
export const labFile = 'lab.yaml';

/** Stands in the learner's folder and says which started lab it belongs to. */
export const markerName = '.container-lab';
