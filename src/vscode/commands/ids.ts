/** Every command of the extension; package.json contributes exactly these. */
export const commandIds = {
  startLab: 'containerLab.startLab',
  openLab: 'containerLab.openLab',
  openGuide: 'containerLab.openGuide',
  checkStep: 'containerLab.checkStep',
  cancelCheck: 'containerLab.cancelCheck',
  nextStep: 'containerLab.nextStep',
  previousStep: 'containerLab.previousStep',
  showHint: 'containerLab.showHint',
  showSolution: 'containerLab.showSolution',
  renameInLab: 'containerLab.renameInLab',
  bringHere: 'containerLab.bringHere',
  resetLab: 'containerLab.resetLab',
  cleanUp: 'containerLab.cleanUp',
  createCluster: 'containerLab.createCluster',
  loadImage: 'containerLab.loadImage',
  deleteCluster: 'containerLab.deleteCluster',
  tryManifest: 'containerLab.tryManifest',
  refreshLabs: 'containerLab.refreshLabs',
  chooseDocker: 'containerLab.chooseDocker',
  showLog: 'containerLab.showLog',
  copyDiagnostics: 'containerLab.copyDiagnostics',
} as const;

export type CommandName = keyof typeof commandIds;
