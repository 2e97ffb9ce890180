import { bounds } from '../../../../shared/bounds.ts';
import type { Issue } from '../../../../shared/inspection.ts';
import { issue } from '../issue.ts';
import { mergeFieldIn } from '../message/merge-field.ts';
import { isMisplaced } from './misplaced.ts';
import { forMessages, type MessageInput } from './check.ts';
import { cutText } from '../../../../shared/cut-text.ts';
import { shortened } from '../kind/evidence.ts';

/** HTML tags. `<3`, `a < b` and a placeholder such as `<a confirmar>` do not match. */
const tag =
  /<\/?(?:a|b|blockquote|body|br|div|em|font|h[1-6]|head|html|i|img|li|ol|p|script|span|strong|style|table|tbody|td|tr|u|ul)(?:\s+[a-z-]+\s*=[^<>]*|\s*)\/?>/i;

/** Character references that HTML needs and that editors leave in a text. */
const reference = /&(?:nbsp|amp|lt|gt|quot|#39|#x27);/i;

/** The CRM's link in place of a large attachment. */
const fileLink = /https:\/\/api\.leadconnectorhq\.com\/l\//i;

/** Empty messages, and text that should not be in a message. */
export const content = forMessages(
  (input) => {
    const { kind, read } = input;
    const text = read.message.message?.slice(0, bounds.examinedText.characters) ?? '';
    const issues: Issue[] = [];
    if (isEmpty(input)) issues.push(issue('message.empty', {}, '/message'));
    if (kind === 'email' && lacksHtml(input)) issues.push(issue('html.missing', {}, '/html'));
    if (kind === 'sms' && /[<&]/.test(text)) {
      const found = (tag.exec(text) ?? reference.exec(text))?.[0];
      if (found !== undefined)
        issues.push(issue('message.html', { tag: cutText(found, 40) }, '/message'));
    }
    issues.push(
      ...mergeFieldIssues('phone', read.message.phone ?? ''),
      ...mergeFieldsOfList('emailTo', read.message.emailTo, bounds.reportedAddresses.entries),
      ...mergeFieldIssues('emailFrom', read.message.emailFrom ?? ''),
      ...mergeFieldsOfList('attachments', read.attachments, bounds.checkedAttachments.entries),
      ...mergeFieldIssues('message', text),
      ...mergeFieldIssues('subject', read.message.subject ?? ''),
      ...mergeFieldIssues('html', read.html?.slice(0, bounds.examinedText.characters) ?? ''),
    );
    if (kind !== 'email' && fileLink.test(text))
      issues.push(issue('message.file-link', {}, '/message'));
    if (kind === 'email' && isBlank(read.object['subject']) && !isMisplaced(input, 'subject')) {
      issues.push(issue('subject.missing', {}, '/subject'));
    }
    return issues;
  },
  ['sms', 'email', 'custom'],
);

/** A field of another type is not empty; `fieldTypes` reports it. */
function isEmpty(input: MessageInput): boolean {
  const { object, attachments } = input.read;
  const isThere = (name: string) => !isBlank(object[name]) || isMisplaced(input, name);
  return (
    !isThere('message') &&
    !isThere('html') &&
    attachments.length === 0 &&
    !isMisplaced(input, 'attachments')
  );
}

function lacksHtml(input: MessageInput): boolean {
  const html = input.read.object['html'] ?? null;
  return html === null && !isMisplaced(input, 'html');
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && isBlankText(value));
}

/** White space and invisible characters. */
function isBlankText(text: string): boolean {
  return !/[^\s\p{Cf}]/u.test(text);
}

function mergeFieldIssues(field: string, text: string): Issue[] {
  const placeholder = mergeFieldIn(text);
  return placeholder === null
    ? []
    : [issue('message.merge-field', { field, placeholder: shortened(placeholder) }, `/${field}`)];
}

/** The issue for the first entry of a list that has a merge field. */
function mergeFieldsOfList(field: string, list: readonly unknown[], most: number): Issue[] {
  const found = list
    .slice(0, most)
    .find((entry) => typeof entry === 'string' && mergeFieldIn(entry) !== null);
  return mergeFieldIssues(field, typeof found === 'string' ? found : '');
}
