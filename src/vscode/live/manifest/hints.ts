import {
  CodeAction,
  CodeActionKind,
  Hover,
  InlayHint,
  InlayHintLabelPart,
  languages,
  MarkdownString,
  Position,
  type TextDocument,
} from 'vscode';
import type { ContainerLog, LiveHint } from '../../../live/manifest/hint.ts';
import { toMarkdown, type Text } from '../../../text.ts';
import { commandIds } from '../../commands/ids.ts';
import { owner as makeOwner, type Disposing } from '../../owner.ts';
import { say } from '../../say.ts';
import { settings } from '../../settings.ts';
import { manifestFiles } from '../../manifestDocument.ts';
import { look as makeLook } from './look.ts';

const load: Text = { en: 'Load into the lab cluster', 'zh-cn': '加载到实验集群' };
const loadImage: Text = {
  en: 'Load `{image}` into the lab cluster',
  'zh-cn': '把 `{image}` 加载到实验集群',
};
const lastLines: Text = { en: 'The last that it printed:', 'zh-cn': '它最后的输出：' };

/** Lines of a log that a hover shows. */
const lines = 3;

/** Live hints in the manifests that are visible. */
export function manifestLiveHints(failed: (error: unknown) => void): Disposing {
  const owner = makeOwner(failed);
  const look = owner.own(makeLook(failed));

  async function lastWords({ namespace, pod, container, previous }: ContainerLog) {
    const options = { container, lines, previous };
    return (
      (await look.cluster.logs({ namespace, name: pod }, options).catch(() => undefined)) ?? []
    );
  }

  /** All that is known of a hint, its log read now. */
  async function told(hint: LiveHint): Promise<MarkdownString> {
    const { language } = settings();
    const text = new MarkdownString(
      hint.about.map((said) => toMarkdown(said, language)).join('\n\n'),
    );
    const words = hint.log === undefined ? [] : await lastWords(hint.log);
    if (words.length > 0) {
      text.appendMarkdown(`\n\n${toMarkdown({ text: lastLines }, language)}`);
      text.appendCodeblock(words.join('\n'), 'text');
    }
    if (hint.load !== undefined) {
      const argument = encodeURIComponent(JSON.stringify([hint.load]));
      text.appendMarkdown(`\n\n[${say(load)}](command:${commandIds.loadImage}?${argument})`);
      text.isTrusted = { enabledCommands: [commandIds.loadImage] };
    }
    return text;
  }

  const hintsOf = new WeakMap<InlayHint, LiveHint>();
  owner.own(
    languages.registerInlayHintsProvider(manifestFiles, {
      onDidChangeInlayHints: look.onChange,
      provideInlayHints: (document, range) =>
        look
          .of(document)
          .filter(({ line }) => line >= range.start.line && line <= range.end.line)
          .filter(({ line }) => line < document.lineCount)
          .map((hint) => {
            const inlay = inlayOf(hint, document);
            hintsOf.set(inlay, hint);
            return inlay;
          }),
      // The log is read for the one that somebody looks at.
      async resolveInlayHint(inlay) {
        const hint = hintsOf.get(inlay);
        if (hint !== undefined) inlay.tooltip = await told(hint);
        return inlay;
      },
    }),
  );
  // For who does not point at the hint itself.
  owner.own(
    languages.registerHoverProvider(manifestFiles, {
      async provideHover(document, { line }) {
        const here = look.of(document).filter((hint) => hint.line === line);
        if (here.length === 0) return undefined;
        return new Hover(await Promise.all(here.map(told)));
      },
    }),
  );
  owner.own(
    languages.registerCodeActionsProvider(
      manifestFiles,
      {
        provideCodeActions: (document, range) =>
          look
            .of(document)
            .filter(({ line }) => line >= range.start.line && line <= range.end.line)
            .flatMap(({ load: image }) => (image === undefined ? [] : [loadAction(image)])),
      },
      { providedCodeActionKinds: [CodeActionKind.QuickFix] },
    ),
  );
  return owner;
}

function inlayOf({ line, label, wrong }: LiveHint, document: TextDocument): InlayHint {
  const end = document.lineAt(line).range.end.character;
  const words = say(label.text, label.args);
  const part = new InlayHintLabelPart(wrong ? `⚠ ${words}` : words);
  const inlay = new InlayHint(new Position(line, end), [part]);
  inlay.paddingLeft = true;
  return inlay;
}

function loadAction(image: string): CodeAction {
  const title = say(loadImage, { image });
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.command = { title, command: commandIds.loadImage, arguments: [image] };
  return action;
}
