import { expected, type Rule } from './rule.ts';
import { headerOf, type Sight } from './sight.ts';

/** Answers to requests that are performed later, RFC 9967. */
export const events: readonly Rule[] = [
  {
    id: 'passive.202-without-body',
    title: 'an answer with 202 to an asynchronous request has no body',
    requirements: ['9967-2.5.1.1-04'],
    fix: 'Send no body with 202.',
    judge: accepted(({ answer }) => expected(answer.body === '', 'no body', 'a body')),
  },
  {
    id: 'passive.202-with-transaction',
    title: 'an answer with 202 names its transaction',
    requirements: ['9967-2.5.1.1-05', '9967-3-01'],
    fix: 'Send the Set-Txn header with 202; its value is the txn claim of the event that follows.',
    judge: accepted((sight) => expected((headerOf(sight, 'Set-Txn') ?? '') !== '', 'a Set-Txn header', 'none')),
  },
  {
    id: 'passive.202-with-location',
    title: 'an answer with 202 says where to look',
    requirements: ['9967-2.5.1.1-07'],
    fix: 'Send in Location the address of the event or of the resource.',
    judge: accepted((sight) => expected((headerOf(sight, 'Location') ?? '') !== '', 'a Location header', 'none')),
  },
  {
    id: 'passive.202-with-preference',
    title: 'an answer with 202 says that the preference was applied',
    requirements: ['9967-2.5.1.1-06'],
    fix: 'Send Preference-Applied: respond-async with 202.',
    judge: accepted((sight) =>
      expected(
        /respond-async/i.test(headerOf(sight, 'Preference-Applied') ?? ''),
        'Preference-Applied: respond-async',
        'none',
      ),
    ),
  },
];

/** Judges 202 answers to requests that asked for it. */
function accepted(judge: Rule['judge']): Rule['judge'] {
  return (sight: Sight) => {
    const hasAsked = sight.exchange.request.headers.some(
      ([name, value]) => name.toLowerCase() === 'prefer' && /respond-async/i.test(value),
    );
    return sight.status === 202 && hasAsked ? judge(sight) : undefined;
  };
}
