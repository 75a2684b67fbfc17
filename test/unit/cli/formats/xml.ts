/** A strict reader of the XML that a JUnit report is made of: no DTD, comments or processing. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

const declaration = /^<\?xml version="1\.0" encoding="UTF-8"\?>\n/;
const tag = /<(\/?)([a-z]+)((?: [a-z]+="[^"<]*")*)(\/?)>/y;
const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
]);

/** Throws for whatever is not well-formed. */
export function readXml(xml: string): Element {
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u.test(xml)) {
    throw new Error('a sign that XML cannot hold');
  }
  const body = xml.replace(declaration, '');
  if (body === xml) throw new Error('no declaration');
  const open: {
    name: string;
    attributes: Record<string, string>;
    children: Element[];
    text: string;
  }[] = [{ name: '', attributes: {}, children: [], text: '' }];
  for (let at = 0; at < body.length;) {
    const top = open.at(-1);
    if (!top) throw new Error('closed too often');
    if (body[at] !== '<') {
      const end = body.indexOf('<', at);
      const text = body.slice(at, end < 0 ? body.length : end);
      top.text += unescaped(text);
      at += text.length;
      continue;
    }
    tag.lastIndex = at;
    const [all = '', closes, name = '', attributes = '', empty] = tag.exec(body) ?? [];
    if (all === '') throw new Error(`no tag at ${body.slice(at, at + 40)}`);
    at += all.length;
    if (closes === '/') {
      if (top.name !== name) throw new Error(`${name} closes ${top.name}`);
      open.pop();
      open.at(-1)?.children.push(top);
      continue;
    }
    const pairs = [...attributes.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(
      ([, key = '', value = '']) => [key, unescaped(value)] as const,
    );
    if (new Set(pairs.map(([key]) => key)).size !== pairs.length) throw new Error('twice');
    const made = { name, attributes: Object.fromEntries(pairs), children: [], text: '' };
    if (empty === '/') top.children.push(made);
    else open.push(made);
  }
  const [document, ...unclosed] = open;
  const [root, ...others] = document?.children ?? [];
  if (!root || others.length > 0 || unclosed.length > 0 || document?.text.trim() !== '') {
    throw new Error('not one root');
  }
  return root;
}

function unescaped(text: string): string {
  if (/&(?!(?:amp|lt|gt|quot|#\d+);)/.test(text)) throw new Error(`an open & in ${text}`);
  return text.replace(/&(#?)(\w+);/g, (_, number: string, name: string) =>
    number === '#' ? String.fromCodePoint(Number(name)) : (entities.get(name) ?? ''),
  );
}
