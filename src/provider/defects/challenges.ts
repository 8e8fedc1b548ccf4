import type { Behaviour, Defect } from './defect.ts';
import { headerIn, withHeader } from './json.ts';
import { answers } from './seams.ts';

const field = 'WWW-Authenticate';

export const challengeDefects: readonly Defect[] = [
  {
    id: 'auth-401-without-challenge',
    severity: 'medium',
    title: 'A 401 does not say how to authenticate.',
    violates: ['9110-15.5.2-01', '7644-2-07', '6750-3-01'],
    sources: [],
    behaviour: challenging(() => undefined),
  },
  {
    id: 'auth-challenge-basic-only',
    severity: 'low',
    title: 'A 401 asks for Basic although bearer tokens are what is taken.',
    violates: ['6750-3-02', '7644-2-07', '6750-3-01'],
    sources: [],
    behaviour: challenging((challenge) => challenge.replace(/^Bearer (realm="[^"]*").*/, 'Basic $1')),
  },
  {
    id: 'auth-challenge-bare',
    severity: 'low',
    title: 'A 401 asks for Bearer and says no more.',
    violates: ['6750-3-03'],
    sources: [],
    behaviour: challenging((challenge) => challenge.replace(/^Bearer .*/, 'Bearer')),
  },
  {
    id: 'auth-challenge-realm-twice',
    severity: 'low',
    title: 'The challenge of a 401 names the realm of the gateway beside that of the service provider.',
    violates: ['6750-3-04'],
    sources: [],
    behaviour: challenging((challenge) => `${challenge}, realm="gateway"`),
  },
];

/** The challenge that a 401 comes with. */
function challenging(change: (challenge: string) => string | undefined): Behaviour {
  return answers((answer) =>
    answer.status === 401 ? withHeader(answer, field, change(headerIn(answer, field) ?? '')) : answer,
  );
}
