const words = (
  'appointment invoice reminder confirm tomorrow thanks delivery order refund voucher garden ' +
  'window kitchen plumber estimate monday tuesday evening morning call back number address parking ' +
  'receipt photo question answer welcome discount coupon branch office doctor dentist teeth cleaning'
).split(' ');

/** A documented SMS body, the n-th of as many as one likes: each has ids, a number and a text of its own. */
export function smsBody(n: number): Buffer {
  const id = n.toString(36).padStart(8, '0');
  return Buffer.from(
    JSON.stringify({
      contactId: `contact${id}xyz`,
      locationId: 'GKAWb4yu7A4LSc0skQ6g',
      messageId: `message${id}xyz`,
      type: 'SMS',
      phone: `+1${String(2_000_000_000 + n)}`,
      message: Array.from({ length: 14 }, (_, i) => words[scatter(n * 16 + i) % words.length]).join(
        ' ',
      ),
      attachments: [],
      userId: 'GK56r6wdJDrkUPd0xsmx',
    }),
  );
}

/** A number that looks random and is the same in every run. */
function scatter(n: number): number {
  let x = Math.imul(n ^ (n >>> 16), 0x45d9f3b);
  x = Math.imul(x ^ (x >>> 16), 0x45d9f3b);
  return (x ^ (x >>> 16)) >>> 0;
}
