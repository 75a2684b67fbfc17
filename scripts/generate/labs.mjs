/**
 * docs/labs.md and docs/labs/ID.md with their Chinese twins: the courses, and each lab of the
 * extension to read without an editor, from lab.yaml, its steps and its mistakes.
 */
import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { checkSchemas } from '../../src/check/checks.ts';
import { byCourse } from '../../src/lab/course.ts';
import { findLabs } from '../../src/lab/find.ts';
import { readMistakes } from '../../src/lab/mistakes.ts';
import { replaceVariables } from '../../src/lab/variables.ts';

const words = {
  en: {
    title: 'The labs',
    intro: 'Each lab takes you through real work on your own Docker daemon, and checks every step.',
    columns: ['Lab', 'Minutes', 'Level', 'Needs'],
    other: '简体中文',
    all: 'All labs',
    alone: 'Other labs',
    levels: { beginner: 'beginner', intermediate: 'intermediate', advanced: 'advanced' },
    facts: (minutes, level) => `${minutes} minutes · ${level}`,
    needs: 'Needs: ',
    docker: (bound) => `Docker ${bound}`,
    names: 'Names of this lab, which you may change: ',
    tasks: 'What is checked:',
    before: 'Guess first: ',
    then: 'Now: ',
    mistakes: 'What often goes wrong',
    mistakesIntro: 'The author tries each of these, and the check must name its cause.',
    mistakeColumns: ['At', 'Cause named'],
    comma: ', ',
  },
  'zh-cn': {
    title: '实验一览',
    intro: '每个实验都带你在自己的 Docker 守护进程上真正动手，并检查每一步。',
    columns: ['实验', '分钟', '难度', '需要'],
    other: 'English',
    all: '全部实验',
    alone: '其他实验',
    levels: { beginner: '入门', intermediate: '进阶', advanced: '高级' },
    facts: (minutes, level) => `${minutes} 分钟 · ${level}`,
    needs: '需要：',
    docker: (bound) => `Docker ${bound}`,
    names: '本实验使用的名字，可以改：',
    tasks: '检查内容：',
    before: '先猜一猜：',
    then: '现在：',
    mistakes: '常见错误',
    mistakesIntro: '作者会逐一犯下这些错误，检查必须说出各自的原因。',
    mistakeColumns: ['步骤', '给出的原因'],
    comma: '、',
  },
};
const suffix = { en: '.md', 'zh-cn': '.zh-cn.md' };

const root = resolve(import.meta.dirname, '../..');
const reads = await findLabs([{ folder: join(root, 'labs'), origin: 'extension' }], checkSchemas);
const { courses, alone } = byCourse(reads);
const labs = await Promise.all(
  reads
    .flatMap(({ lab }) => (lab ? [lab] : []))
    .map(async (lab) => ({
      lab,
      files: await startingFiles(lab),
      mistakes: (await readMistakes(lab)).mistakes,
    })),
);

export const pages = Object.keys(words).flatMap((language) => [
  { path: `docs/labs${suffix[language]}`, content: () => list(language) },
  ...labs.map((each) => ({
    path: `docs/labs/${each.lab.id}${suffix[language]}`,
    content: () => page(each, language),
  })),
]);

function list(language) {
  const word = words[language];
  const table = (some) => [
    row(word.columns),
    row(word.columns.map(() => '---')),
    ...some.flatMap(({ lab }) => (lab ? [row(labRow(lab, language))] : [])),
  ];
  return [
    `# ${word.title}`,
    `[${word.other}](labs${suffix[otherThan(language)]})`,
    word.intro,
    ...courses.flatMap(({ title, labs: own }) => [`## ${title[language]}`, table(own).join('\n')]),
    ...(alone.length > 0 ? [`## ${word.alone}`, table(alone).join('\n')] : []),
  ].join('\n\n');
}

function labRow({ id, title, duration, level, needs }, language) {
  const word = words[language];
  const link = `[${title[language]}](labs/${id}${suffix[language]})`;
  return [link, duration, word.levels[level], needsOf(needs, word)];
}

function page({ lab, files, mistakes }, language) {
  const word = words[language];
  const { id, title, summary, duration, level, needs, variables, steps } = lab;
  const names = Object.fromEntries(Object.entries(variables).map(([name, v]) => [name, v.default]));
  const say = (text) => replaceVariables(text[language], names).trim();
  const named = Object.entries(names).map(([name, value]) => `\`${name}\` = \`${value}\``);
  const body = steps.flatMap((step, index) => [
    `## ${index + 1}. ${say(step.title)}`,
    withPlainFences(withRealLinks(say(step.text), id, files)),
    word.tasks,
    step.tasks.map((task) => taskLines(task, say, word)).join('\n'),
    ...(step.done ? [`> ${word.then}${say(step.done)}`] : []),
  ]);
  return [
    `# ${say(title)}`,
    `[${word.other}](${id}${suffix[otherThan(language)]}) · [${word.all}](../labs${suffix[language]})`,
    say(summary),
    word.facts(duration, word.levels[level]),
    `${word.needs}${needsOf(needs, word)}`,
    ...(named.length > 0 ? [`${word.names}${named.join(word.comma)}`] : []),
    ...body,
    ...(mistakes.length > 0 ? mistakesTable(mistakes, steps, language) : []),
  ].join('\n\n');
}

function taskLines({ title, type, spec }, say, word) {
  const before = type === 'predict' ? word.before : '';
  const choices = type === 'predict' || type === 'quiz' ? (spec.choices ?? []) : [];
  const lines = choices.map(({ text }) => `  - ${say(text)}`);
  // Those of an order stand in the right one.
  if (spec.kind === 'order') lines.sort((one, other) => one.localeCompare(other, 'en'));
  return [`- ${before}${say(title)}`, ...lines].join('\n');
}

function mistakesTable(mistakes, steps, language) {
  const word = words[language];
  const causes = `../causes${suffix[language]}`;
  const number = (at) => steps.findIndex(({ id }) => id === at) + 1;
  const found = new Map();
  for (const { at, cause } of mistakes) {
    found.set(number(at), (found.get(number(at)) ?? new Set()).add(cause));
  }
  const rows = [...found].sort(([one], [other]) => one - other);
  return [
    `## ${word.mistakes}`,
    word.mistakesIntro,
    [
      row(word.mistakeColumns),
      row(['---', '---']),
      ...rows.map(([at, of]) =>
        row([at, [...of].map((cause) => `[${cause}](${causes}#${cause})`).join(word.comma)]),
      ),
    ].join('\n'),
  ];
}

/** `lab:` links act on the editor; here they lead to the lab's starting files, where there is one. */
function withRealLinks(text, id, files) {
  return text.replace(
    /\[([^\]]*)\]\(lab:\w+\/([^)#\s]+)(#[^)\s]*)?\)/g,
    (_, label, path, lines = '') => {
      const shown = label.startsWith('`') ? label : `\`${label}\``;
      return files.has(path)
        ? `[${label}](../../labs/${id}/files/${path}${lines})`
        : label === path
          ? shown
          : label;
    },
  );
}

/** The files that the texts lead to and that stand in the lab's `files/`. */
async function startingFiles({ folder, steps }) {
  const texts = steps.flatMap(({ text }) => Object.values(text)).join('\n');
  const named = [...texts.matchAll(/\(lab:\w+\/([^)#\s]+)/g)].map(([, path]) => path);
  const there = await Promise.all(
    [...new Set(named)].map((path) =>
      access(join(folder, 'files', path)).then(
        () => [path],
        () => [],
      ),
    ),
  );
  return new Set(there.flat());
}

function withPlainFences(text) {
  return text.replace(/^(\s*(?:`{3,}|~{3,})sh) run$/gm, '$1');
}

function needsOf({ docker, images }, word) {
  return [...(docker ? [word.docker(docker)] : []), ...images.map((image) => `\`${image}\``)].join(
    word.comma,
  );
}

function otherThan(language) {
  return language === 'en' ? 'zh-cn' : 'en';
}

function row(cells) {
  return `| ${cells.join(' | ')} |`;
}
