// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/paths.mjs';

const json = { 'Content-Type': 'application/json' };

/** @param {string} name */
const sample = (name) => readFileSync(join(root, 'resources', 'samples', `${name}.json`), 'utf8');

const ids = {
  contactId: 'GKBhT6BfwY9mjzXAU3sq',
  locationId: 'GKAWb4yu7A4LSc0skQ6g',
  messageId: 'GKJxs4P5L8dWc5CFUITM',
};

const mail = {
  contactId: 'GKKFF0QB9gV8fGA6zEbr',
  locationId: 'GKifVDyQeo7nwe27vMP0',
  messageId: 'GK56r6wdJDrkUPd0xsmx',
  emailMessageId: 'GK56r6wdJDrkUPd0xsmx',
  type: 'Email',
  emailTo: ['reader@example.com'],
  emailFrom: 'Example Studio <hello@example.com>',
  subject: 'Your appointment on Tuesday',
  attachments: ['https://files.example.com/appointment.ics'],
  html: `<div style="font-family: verdana, geneva; font-size: 11pt; max-width: 560px">
    <h2 style="color: #14532d">See you on Tuesday</h2>
    <p>Your appointment is confirmed for <b>Tuesday at 10:30</b>.</p>
    <table cellpadding="8" style="border: 1px solid #d4d4d4; border-collapse: collapse">
      <tr><td>Where</td><td>12 Example Street</td></tr>
      <tr><td>How long</td><td>45 minutes</td></tr>
    </table>
    <p><a href="https://example.com/appointments/move">Move it to another day</a></p>
    <img src="https://tracker.example.net/open.gif" width="1" height="1">
  </div>`,
  userId: 'GK56r6wdJDrkUPd0xsmx',
};

/**
 * Requests as a CRM, and other senders on the internet, make them.
 * @type {readonly { method: string, path?: string, headers?: Record<string, string>, body?: string }[]}
 */
export const exampleRequests = [
  { method: 'GET', path: '/favicon.ico' },
  { method: 'POST', headers: json, body: sample('sms') },
  {
    method: 'POST',
    headers: json,
    body: '{"type":"SMS","phone":"+15864603685","message":"cut off',
  },
  {
    method: 'POST',
    headers: json,
    body: JSON.stringify({
      ...ids,
      type: 'SMS',
      phone: '+34600111222',
      message: 'Su cita es mañana a las 10:30. Responda SÍ para confirmar. 👍',
    }),
  },
  { method: 'POST', headers: json, body: sample('email') },
  {
    method: 'POST',
    headers: json,
    body: JSON.stringify({
      ...ids,
      messageId: 'GKJxs4P5L8dWc5CFUITN',
      type: 'SMS',
      phone: '+15864603685',
      message: 'Thanks, see you then.',
    }),
  },
  { method: 'POST', headers: json, body: JSON.stringify(mail) },
];
