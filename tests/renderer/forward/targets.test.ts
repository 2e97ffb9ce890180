import { describe, expect, it } from 'vitest';
import { editOf } from '../../../renderer/forward/edit-draft.ts';
import { newDestination } from '../../../renderer/forward/new-destination.ts';
import { paceOptions } from '../../../renderer/forward/pace-input.ts';
import { firstInput, targetOf } from '../../../renderer/forward/target-input.ts';
import { withScheme } from '../../../renderer/forward/typed-url.ts';
import { destination } from '../../../shared/destinations.ts';
import { destinationOf } from '../../support/destination.ts';

describe('a typed address', () => {
  it.each([
    ['localhost:3000/webhook', 'http://localhost:3000/webhook'],
    ['127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['3000/webhook', 'http://localhost:3000/webhook'],
    ['192.168.1.20/in', 'http://192.168.1.20/in'],
    ['[::1]:3000', 'http://[::1]:3000'],
    ['  example.com/hook ', 'https://example.com/hook'],
    ['http://example.com', 'http://example.com'],
    ['ftp://example.com', 'ftp://example.com'],
    ['', ''],
  ])('%j is meant as %j', (typed, meant) => {
    expect(withScheme(typed)).toBe(meant);
  });
});

describe('a new destination', () => {
  it('is named by its host, and has what the settings accept', () => {
    const made = newDestination('http://localhost:3000/webhook', []);
    expect(made.name).toBe('localhost:3000');
    expect(destination.parse(made)).toEqual(made);
  });

  it('gets a number where its name is taken, whatever its case', () => {
    const taken = destinationOf(1, { name: 'LOCALHOST:3000' });
    const second = newDestination('http://localhost:3000/a', [taken]);
    expect(second.name).toBe('localhost:3000 2');
    expect(newDestination('http://localhost:3000/b', [taken, second]).name).toBe(
      'localhost:3000 3',
    );
  });

  it('has a name that is short enough, however long the host is', () => {
    const made = newDestination(`http://${'a'.repeat(63)}.${'b'.repeat(63)}.test/`, []);
    expect(destination.safeParse(made).success).toBe(true);
  });
});

describe('the target that is offered first', () => {
  const first = destinationOf(1, { id: 'first', name: 'First' });
  const second = destinationOf(2, { id: 'second', name: 'Second' });

  it('is the last one, while it exists', () => {
    const offered = firstInput({ destination: 'second' }, [first, second], '');
    expect(targetOf(offered)).toEqual({ destination: 'second' });
    expect(targetOf(firstInput({ destination: 'gone' }, [first], ''))).toEqual({
      destination: 'first',
    });
  });

  it('is a URL where there is neither', () => {
    expect(targetOf(firstInput(null, [], ''))).toBeNull();
    expect(targetOf(firstInput({ url: 'http://a.test/' }, [first], ''))).toEqual({
      url: 'http://a.test/',
    });
  });
});

describe('an earlier sending in the editor', () => {
  const draft = { method: 'POST', path: '', headers: [], body: new Uint8Array() };
  const targets = { last: null, lastUrl: '', destinations: [destinationOf(1)] };

  it('goes to the destination whose address begins its own', () => {
    const edit = editOf({ ...draft, url: 'http://127.0.0.1:1/hook/sms?a=1' }, targets);
    expect([targetOf(edit.target), edit.path]).toEqual([{ destination: 'd1' }, '/sms?a=1']);
  });

  it('goes to its whole address otherwise', () => {
    const edit = editOf({ ...draft, url: 'http://127.0.0.1:1/hooks' }, targets);
    expect([targetOf(edit.target), edit.path]).toEqual([{ url: 'http://127.0.0.1:1/hooks' }, '']);
  });

  it('has its body as a text where that loses no byte, a byte order mark included', () => {
    const marked = Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b, 0x7d);
    const { body } = editOf({ ...draft, url: null, body: marked }, targets);
    expect(new TextEncoder().encode(String(body))).toEqual(marked);
    const binary = Uint8Array.of(0xff, 0x00);
    expect(editOf({ ...draft, url: null, body: binary }, targets).body).toBe(binary);
  });
});

describe('how quickly to send', () => {
  it('is typed in the notation of any locale', () => {
    expect(paceOptions({ perSecond: '2,5', concurrency: '8', repeat: '1 000' })).toEqual({
      ok: true,
      value: { perSecond: 2.5, concurrency: 8, repeat: 1_000 },
    });
    expect(paceOptions({ perSecond: ' ', concurrency: '1', repeat: '1' })).toMatchObject({
      value: { perSecond: null },
    });
  });

  it.each([
    ['perSecond', { perSecond: '0', concurrency: '1', repeat: '1' }],
    ['concurrency', { perSecond: '', concurrency: '65', repeat: '1' }],
    ['repeat', { perSecond: '', concurrency: '1', repeat: 'often' }],
  ] as const)('names the field %s when it is wrong', (fault, input) => {
    expect(paceOptions(input)).toMatchObject({ ok: false, fault });
  });
});
