import { challengeDefects } from './challenges.ts';
import { type Stage, showing } from './testing/stage.ts';

const challenge = async ({ send }: Stage): Promise<string | undefined> =>
  (await send('GET', '/Users', undefined, { authorization: 'Bearer wrong' })).headers['www-authenticate'];

const right = 'Bearer realm="scimulate", error="invalid_token"';

showing(challengeDefects, {
  'auth-401-without-challenge': [challenge, right, undefined],
  'auth-challenge-basic-only': [challenge, right, 'Basic realm="scimulate"'],
  'auth-challenge-bare': [challenge, right, 'Bearer'],
  'auth-challenge-realm-twice': [challenge, right, `${right}, realm="gateway"`],
});
