import { bounds } from '../../../../shared/bounds.ts';
import type { Issue } from '../../../../shared/inspection.ts';
import { issue } from '../issue.ts';
import { standsSomewhere } from './places.ts';
import { ofMessages, type ProviderSubject } from './subject.ts';
import { cutText } from '../../../../shared/cut-text.ts';
import { shortened } from '../kind/evidence.ts';

/** Tags that nobody writes in an SMS by hand. `<3`, `a < b` and a blank to fill in, such as `<a confirmar>`, are none. */
const tag =
  /<\/?(?:a|b|blockquote|body|br|div|em|font|h[1-6]|head|html|i|img|li|ol|p|script|span|strong|style|table|tbody|td|tr|u|ul)(?:\s+[a-z-]+\s*=[^<>]*|\s*)\/?>/i;

/** A custom value of the CRM that was not filled in, such as `{{contact.first_name}}`. */
const mergeField = /\{\{\s*[a-z_]+(?:\.[a-z0-9_]+)+\s*\}\}/i;

/** What the CRM puts into the text in place of a large attachment. */
const fileLink = /https:\/\/api\.leadconnectorhq\.com\/l\//i;

/** What is said: whether there is anything, and what should not be in it. */
export const content = ofMessages(
  (subject) => {
    const { kind, read } = subject;
    const text = read.message.message?.slice(0, bounds.lookedThrough.characters) ?? '';
    const issues: Issue[] = [];
    if (isEmpty(subject)) issues.push(issue('message.empty', {}, '/message'));
    if (kind === 'email' && lacksHtml(subject)) issues.push(issue('html.missing', {}, '/html'));
    if (kind === 'sms' && text.includes('<')) {
      const found = tag.exec(text)?.[0];
      if (found !== undefined)
        issues.push(issue('message.html', { tag: cutText(found, 40) }, '/message'));
    }
    issues.push(
      ...leftOver('message', text),
      ...leftOver('subject', read.message.subject ?? ''),
      ...leftOver('html', read.html?.slice(0, bounds.lookedThrough.characters) ?? ''),
    );
    if (kind !== 'email' && fileLink.test(text))
      issues.push(issue('message.file-link', {}, '/message'));
    if (
      kind === 'email' &&
      isBlank(read.object['subject']) &&
      !standsSomewhere(subject, 'subject')
    ) {
      issues.push(issue('subject.missing', {}, '/subject'));
    }
    return issues;
  },
  ['sms', 'email', 'custom'],
);

/** A text of another type is not nothing; that it has one is said elsewhere. */
function isEmpty(subject: ProviderSubject): boolean {
  const { object, attachments } = subject.read;
  const isThere = (name: string) => !isBlank(object[name]) || standsSomewhere(subject, name);
  return (
    !isThere('message') &&
    !isThere('html') &&
    attachments.length === 0 &&
    !standsSomewhere(subject, 'attachments')
  );
}

function lacksHtml(subject: ProviderSubject): boolean {
  const html = subject.read.object['html'] ?? null;
  return html === null && !standsSomewhere(subject, 'html');
}

function isBlank(value: unknown): boolean {
  return (
    value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
  );
}

function leftOver(field: string, text: string): Issue[] {
  const placeholder = text.includes('{{')
    ? mergeField.exec(text.slice(0, bounds.lookedThrough.characters))?.[0]
    : undefined;
  return placeholder === undefined
    ? []
    : [issue('message.merge-field', { field, placeholder: shortened(placeholder) }, `/${field}`)];
}
