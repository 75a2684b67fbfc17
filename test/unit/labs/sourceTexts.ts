import ts from 'typescript';
import type { Text } from '../../../src/text.ts';

export interface SourceText {
  readonly line: number;
  readonly text: Text;
}

/**
 * Every object literal with both languages in a module's source. Inserted values become `{…}`;
 * an empty pair is a value still to be filled, not a text.
 */
export function sourceTexts(path: string, source: string): readonly SourceText[] {
  if (!source.includes('zh-cn')) return [];
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const found: SourceText[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const en = property(node, 'en');
      const chinese = property(node, 'zh-cn');
      if (en !== undefined && chinese !== undefined && en + chinese !== '') {
        const { line } = file.getLineAndCharacterOfPosition(node.getStart());
        found.push({ line: line + 1, text: { en, 'zh-cn': chinese } });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function property(node: ts.ObjectLiteralExpression, name: string): string | undefined {
  const member = node.properties.find(
    (one) =>
      ts.isPropertyAssignment(one) &&
      (ts.isIdentifier(one.name) || ts.isStringLiteral(one.name)) &&
      one.name.text === name,
  );
  return member !== undefined && ts.isPropertyAssignment(member)
    ? literal(member.initializer)
    : undefined;
}

function literal(node: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    return node.head.text + node.templateSpans.map((span) => `{…}${span.literal.text}`).join('');
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const left = literal(node.left);
    const right = literal(node.right);
    return left === undefined || right === undefined ? undefined : left + right;
  }
  return undefined;
}
