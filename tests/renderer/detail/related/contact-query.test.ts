import { expect, it } from 'vitest';
import { parseQuery } from '../../../../electron/core/search/query/parse.ts';
import { utcZone } from '../../../../electron/core/search/query/zone.ts';
import { contactQuery } from '../../../../renderer/detail/related/contact-query.ts';

const clock = { now: 0, zone: utcZone(0) };

it('finds the contact, whatever characters its id has', () => {
  for (const id of ['GKBhT6BfwY9mjzXAU3sq', 'a b', '-x:y', '$(x)']) {
    const query = contactQuery(id);
    expect(parseQuery(query ?? '', clock)).toEqual({
      ok: true,
      value: [{ not: false, claim: { is: 'text', place: 'contact', text: id.toLowerCase() } }],
    });
  }
});

it('is null for an id that no query can name', () => {
  for (const id of [null, '', '  ', 'a"b']) expect(contactQuery(id)).toBeNull();
});
