import type { Text } from '../text.ts';
import type { Lab, LabRead } from './model.ts';

/** Labs that are taken one after the other. */
export interface Course {
  readonly id: string;
  readonly title: Text;
  /** In their order. */
  readonly labs: readonly LabRead[];
}

/** Courses in the order of their first labs' places, each with its labs in order, and the labs of none. */
export function byCourse(reads: readonly LabRead[]): {
  readonly courses: readonly Course[];
  readonly alone: readonly LabRead[];
} {
  const courses = new Map<string, { title: Text; labs: LabRead[] }>();
  const alone: LabRead[] = [];
  for (const read of [...reads].sort(byPlace)) {
    const course = read.lab?.course;
    if (!course) {
      alone.push(read);
      continue;
    }
    const known = courses.get(course.id) ?? { title: course.title, labs: [] };
    known.labs.push(read);
    courses.set(course.id, known);
  }
  return { courses: [...courses].map(([id, course]) => ({ id, ...course })), alone };
}

/** All labs in the order in which a list shows them: course by course, then those of none. */
export function inOrder(reads: readonly LabRead[]): readonly LabRead[] {
  const { courses, alone } = byCourse(reads);
  return [...courses.flatMap(({ labs }) => labs), ...alone];
}

/** The lab that comes after one in its course; undefined for the last and for a lab of no course. */
export function nextInCourse(reads: readonly LabRead[], id: string): Lab | undefined {
  for (const { labs } of byCourse(reads).courses) {
    const at = labs.findIndex(({ lab }) => lab?.id === id);
    if (at >= 0) return labs[at + 1]?.lab;
  }
  return undefined;
}

/** `1.10` comes after `1.9`. */
function byPlace(one: LabRead, other: LabRead): number {
  const places = [one.lab?.course?.at ?? '', other.lab?.course?.at ?? ''] as const;
  return (
    places[0].localeCompare(places[1], 'en', { numeric: true }) || (one.id < other.id ? -1 : 1)
  );
}
