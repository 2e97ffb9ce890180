import { expect, it } from 'vitest';
import { viewsOf } from '../../../../renderer/detail/body/body-views.ts';

const form = { form: 'multipart', parts: [], total: 0, fault: null } as const;

it('shows a form part by part first', () => {
  expect(viewsOf({ language: 'text', pretty: null }, form)).toEqual(['parts', 'raw', 'hex']);
  expect(viewsOf({ language: 'binary', pretty: null }, form)).toEqual(['parts', 'hex', 'raw']);
});

it('has no parts for a body that is not a form', () => {
  expect(viewsOf({ language: 'json', pretty: '{}' }, null)).toEqual(['pretty', 'raw', 'hex']);
});
