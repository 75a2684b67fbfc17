import type { Dockerfile, Flag, Instruction, Located, Stage } from '../model.ts';
import { stageNamed } from '../stages.ts';
import type { StageName, Use } from './names.ts';

/** Every stage, with the places that name it: FROM, COPY --from, RUN --mount=from. */
export function stageNames(file: Dockerfile): readonly StageName[] {
  const uses = file.stages.map((): Use[] => []);
  const hidden = file.stages.map((): Located[] => []);
  for (const stage of file.stages) {
    const { parent, baseWord, nameWord, from } = stage;
    if (parent !== undefined && baseWord !== undefined) {
      if (baseWord.variables.length > 0) hidden[parent.index]?.push(baseWord);
      else uses[parent.index]?.push(use(file, baseWord, 'reference', from));
    }
    if (nameWord !== undefined) {
      uses[stage.index]?.push(use(file, nameWord, 'definition', from));
    }
    for (const one of stage.instructions) {
      for (const { place, source } of sourcesOf(file, stage, one.inner ?? one)) {
        uses[source.index]?.push(use(file, place, 'reference', one));
      }
    }
  }
  return file.stages.map((stage) => ({
    kind: 'stage',
    stage,
    uses: uses[stage.index] ?? [],
    hidden: hidden[stage.index] ?? [],
  }));
}

function use(
  file: Dockerfile,
  { start, end, range }: Located,
  role: Use['role'],
  instruction: Instruction,
): Use {
  const written = file.text.slice(start, end);
  return { start, end, range, role, written, instruction, definition: undefined };
}

/** The stages that an instruction copies or mounts from, with the places that say so. */
function sourcesOf(
  file: Dockerfile,
  { index }: Stage,
  { flags }: Instruction,
): readonly { readonly place: Located; readonly source: Stage }[] {
  return flags.flatMap(fromsOf).flatMap(({ value, valueRange }) => {
    if (value === undefined || valueRange === undefined) return [];
    const source = stageNamed(file.stages, value, index);
    if (source === undefined) return [];
    const [start, end] = [file.offsetAt(valueRange.start), file.offsetAt(valueRange.end)];
    return [{ place: file.locate(start, end), source }];
  });
}

function fromsOf(flag: Flag): readonly Pick<Flag, 'value' | 'valueRange'>[] {
  return flag.name === 'from' ? [flag] : flag.keys.filter(({ key }) => key === 'from');
}
