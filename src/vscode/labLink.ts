/** The lab that a link of `/start?lab=ID` asks for; undefined for any other link. */
export function askedLab(uri: {
  readonly path: string;
  readonly query: string;
}): string | undefined {
  if (uri.path !== '/start') return undefined;
  const asked = new URLSearchParams(uri.query).getAll('lab');
  const [id = ''] = asked;
  return asked.length === 1 && /^(?=.{1,64}$)[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) ? id : undefined;
}
