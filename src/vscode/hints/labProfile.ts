import type { Disposable } from 'vscode';
import type { ConfigPart, Profile } from '../../lint/config/config.ts';
import type { CurrentLab } from '../currentLab.ts';
import type { OpenLab } from '../openLab.ts';

/** The rules that the current step of a lab is about. */
function focusOf({ session }: OpenLab): readonly string[] {
  return session.step(session.state().step).focus ?? [];
}

/**
 * What the place of a file says of its hints: in a lab's folder there are fewer.
 * @param profile as it is set
 */
export function placeOf(
  labs: Pick<CurrentLab, 'holding'>,
  path: string | undefined,
  profile: Profile | 'auto',
): ConfigPart {
  const lab = path === undefined ? undefined : labs.holding(path);
  const focus = lab === undefined ? [] : focusOf(lab);
  const usual = lab === undefined ? 'recommended' : 'learning';
  return { profile: profile === 'auto' ? usual : profile, focus };
}

/** Calls when labs are elsewhere, or their steps are about something else. */
export function labSituation(
  labs: Pick<CurrentLab, 'all' | 'onChange'>,
  changed: () => void,
): Disposable {
  const situation = (): string =>
    JSON.stringify(labs.all().map((lab) => [lab.session.folder, focusOf(lab)]));
  let known = situation();
  return labs.onChange(() => {
    const now = situation();
    if (now === known) return;
    known = now;
    changed();
  });
}
