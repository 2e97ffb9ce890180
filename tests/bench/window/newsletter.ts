import { smsBody } from '../sms-body.ts';

/** A newsletter as mail builders make it, the n-th of as many as one likes: tables, inline styles, links. */
export function newsletter(n: number, bytes: number): string {
  const head = `<!doctype html><html><head><meta charset="utf-8"><style>a { color: #8a4b2d } @media (max-width: 600px) { .frame { width: 100% !important } }</style></head><body style="background:#f3efe8"><h1>Newsletter ${n}</h1>`;
  const blocks: string[] = [];
  let length = head.length;
  for (let block = 0; length < bytes; block += 1) {
    const { message } = JSON.parse(smsBody(Math.abs(n) * 1_000 + block).toString()) as {
      readonly message: string;
    };
    const made = `<table role="presentation" class="frame" width="600" cellpadding="0" cellspacing="0" style="width:600px;background:#ffffff;font-family:Helvetica,Arial,sans-serif;color:#2c2622;"><tr><td style="padding:20px 32px;font-size:16px;line-height:24px;"><h2 style="margin:0 0 8px;font-size:18px;">${message.slice(0, 40)}</h2><p style="margin:0 0 16px;">${message}</p><a href="https://news.example.com/c/${n}/${block}">Read on</a></td></tr></table>`;
    blocks.push(made);
    length += made.length;
  }
  return `${head}${blocks.join('')}</body></html>`;
}
