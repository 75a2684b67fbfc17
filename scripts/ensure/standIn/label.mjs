/** Marks an image that is not the official one of its name. */
export const standInLabel = 'container-lab.stand-in';
/** What it was made from, as a hash: another one is made anew. */
export const recipeLabel = 'container-lab.stand-in.recipe';
