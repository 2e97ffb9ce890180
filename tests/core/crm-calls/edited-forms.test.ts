import { describe, expect, it } from 'vitest';
import { editedForms } from '../../../electron/core/crm-calls/edited-forms.ts';

const edited = (body: string, pathIds: Record<string, string> = { messageId: 'm/1' }) =>
  editedForms({ name: 'read', pathIds, body });

describe('the forms of an edited call', () => {
  it('have the ids and the body as they were edited, each id as one segment', () => {
    const forms = edited('{ "status": "read", "note": "it\u2019s" }');
    expect(forms?.curl).toContain("/conversations/messages/m%2F1/status'");
    expect(forms?.curl).toContain(String.raw`{"status":"read","note":"it\u2019s"}`);
    expect(forms?.typescript).toContain('    status: "read",');
    expect(forms?.curl).toContain('-H "Authorization: Bearer $TOKEN"');
  });

  it('are source text for any name of a member', () => {
    const names = ['a b', "it's`${1}", '__proto__', '1', 'ok'];
    const body = `{${names.map((name, at) => `${JSON.stringify(name)}: ${at}`).join(', ')}}`;
    const source = edited(body)?.typescript ?? '';
    const literal = /JSON\.stringify\(([^]*)\),\n\}\);/.exec(source)?.[1];
    // What is evaluated is made by the code under test.
    // oxlint-disable-next-line no-eval
    const value = (0, eval)(`(${literal})`) as object;
    expect(Object.entries(value)).toEqual(Object.entries(JSON.parse(body) as object));
  });

  it.each(['', '{', '[]', 'null', '"text"'])('are none while the body is %j', (body) => {
    expect(edited(body)).toBeNull();
  });

  it.each(['', '.', '..', '\ud800'])('are none for an id that would change the path: %j', (id) => {
    expect(edited('{}', { messageId: id })).toBeNull();
  });

  it('are none for a call that does not exist', () => {
    expect(editedForms({ name: 'unknown', pathIds: {}, body: '{}' })).toBeNull();
  });
});
