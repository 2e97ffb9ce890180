import type { FetchFault } from '../../../shared/fetch.ts';

/** An address that a sender may write, and why it is refused. */
export interface HostileAddress {
  readonly technique: string;
  /** `PORT` stands for a listening server's port on loopback. */
  readonly url: string;
  readonly fault: FetchFault;
  /** What the name's lookup gives; where there is none, nobody may ask. */
  readonly answer?: readonly string[];
}

const blocked = 'blocked-address';
const named = 'http://files.example:PORT/';

/** Forms of loopback and of private networks in a literal, which the URL parser or the ranges must see through. */
const literals: readonly (readonly [technique: string, host: string])[] = [
  ['loopback', '127.0.0.1'],
  ['another loopback', '127.8.9.10'],
  ['short loopback', '127.1'],
  ['three parts', '127.0.1'],
  ['octal', '0177.0.0.1'],
  ['octal in all parts', '0177.00.00.01'],
  ['hex parts', '0x7f.0.0.1'],
  ['hex, dotless', '0x7f000001'],
  ['hex in capitals', '0X7F000001'],
  ['decimal, dotless', '2130706433'],
  ['octal, dotless', '017700000001'],
  ['mixed bases', '0x7f.0.01'],
  ['a trailing dot', '127.0.0.1.'],
  ['percent-encoded', '%31%32%37.0.0.1'],
  ['percent-encoded dots', '127%2e0%2e0%2e1'],
  ['full-width digits', '１２７.０.０.１'],
  ['circled digits', '①②⑦.⓪.⓪.①'],
  ['ideographic full stops', '127。0。0。1'],
  ['half-width ideographic full stops', '127｡0｡0｡1'],
  ['a soft hyphen inside', '127.0.0\u{AD}.1'],
  ['the unspecified address', '0.0.0.0'],
  ['zero', '0'],
  ['this network', '0.1.2.3'],
  ['private, class A', '10.0.0.1'],
  ['private, class B', '172.16.0.1'],
  ['private, class B, its end', '172.31.255.254'],
  ['private, class C', '192.168.1.1'],
  ['link-local, cloud metadata', '169.254.169.254'],
  ['cloud metadata, decimal', '2852039166'],
  ['cloud metadata, octal', '0251.0376.0251.0376'],
  ['carrier-grade NAT', '100.64.0.1'],
  ['cloud metadata in carrier-grade NAT', '100.100.100.200'],
  ['protocol assignments', '192.0.0.192'],
  ['documentation 1', '192.0.2.1'],
  ['documentation 2', '198.51.100.1'],
  ['documentation 3', '203.0.113.1'],
  ['benchmarks', '198.18.0.1'],
  ['6to4 relays', '192.88.99.1'],
  ['multicast', '224.0.0.1'],
  ['multicast, service discovery', '239.255.255.250'],
  ['reserved', '240.0.0.1'],
  ['broadcast', '255.255.255.255'],
  ['IPv6 loopback', '[::1]'],
  ['IPv6 loopback, in full', '[0000:0000:0000:0000:0000:0000:0000:0001]'],
  ['IPv6 unspecified', '[::]'],
  ['IPv4-mapped', '[::ffff:127.0.0.1]'],
  ['IPv4-mapped, hex', '[::ffff:7f00:1]'],
  ['IPv4-mapped, in full', '[0:0:0:0:0:ffff:127.0.0.1]'],
  ['IPv4-mapped, public', '[::ffff:8.8.8.8]'],
  ['IPv4-compatible', '[::127.0.0.1]'],
  ['IPv4-translated', '[::ffff:0:127.0.0.1]'],
  ['NAT64', '[64:ff9b::127.0.0.1]'],
  ['NAT64 of metadata', '[64:ff9b::a9fe:a9fe]'],
  ['NAT64, local use', '[64:ff9b:1::7f00:1]'],
  ['6to4', '[2002:7f00:1::]'],
  ['6to4 of a private network', '[2002:c0a8:101::1]'],
  ['Teredo', '[2001:0:4136:e378:8000:63bf:80ff:fffe]'],
  ['ISATAP', '[2606:4700::5efe:127.0.0.1]'],
  ['ISATAP, universal', '[2606:4700::200:5efe:10.0.0.1]'],
  ['unique local', '[fc00::1]'],
  ['unique local, cloud metadata', '[fd00:ec2::254]'],
  ['IPv6 link-local', '[fe80::1]'],
  ['site-local, deprecated', '[fec0::1]'],
  ['IPv6 multicast', '[ff02::1]'],
  ['discard only', '[100::1]'],
  ['IPv6 documentation', '[2001:db8::1]'],
  ['IPv6 documentation, new', '[3fff::1]'],
  ['IPv6 benchmarks', '[2001:2::1]'],
  ['ORCHID', '[2001:20::1]'],
  ['segment routing', '[5f00::1]'],
  ['IPv6 that nobody was given', '[4000::1]'],
];

export const hostileAddresses: readonly HostileAddress[] = [
  ...literals.map(
    ([technique, host]) =>
      ({
        technique,
        url: `http://${host}:PORT/`,
        fault: blocked,
      }) as const,
  ),

  {
    technique: 'userinfo like a host',
    url: 'http://files.example@127.0.0.1:PORT/',
    fault: 'credentials',
  },
  {
    technique: 'userinfo with a password',
    url: 'http://a:b@127.0.0.1:PORT/',
    fault: 'credentials',
  },
  {
    technique: 'an encoded at sign',
    url: 'http://127.0.0.1:PORT%40files.example/',
    fault: 'not-a-url',
  },
  { technique: 'a backslash before the host', url: 'http:\\\\127.0.0.1:PORT\\', fault: blocked },
  {
    technique: 'a backslash like userinfo',
    url: 'http://127.0.0.1:PORT\\@files.example/',
    fault: blocked,
  },
  { technique: 'one slash', url: 'http:/127.0.0.1:PORT/', fault: blocked },
  { technique: 'no slash', url: 'http:127.0.0.1:PORT/', fault: blocked },
  { technique: 'a tab inside', url: 'http://127.0.\t0.1:PORT/', fault: blocked },
  { technique: 'a line break inside', url: 'http://127.0.0.\r\n1:PORT/', fault: blocked },
  { technique: 'a zone id', url: 'http://[fe80::1%25lo]:PORT/', fault: 'not-a-url' },
  { technique: 'a zone id on loopback', url: 'http://[::1%lo]:PORT/', fault: 'not-a-url' },
  { technique: 'a number too large for IPv4', url: 'http://4294967297:PORT/', fault: 'not-a-url' },
  { technique: 'five parts', url: 'http://127.0.0.0.1:PORT/', fault: 'not-a-url' },

  { technique: 'localhost', url: 'http://localhost:PORT/', fault: blocked },
  { technique: 'localhost in capitals', url: 'http://LOCALHOST:PORT/', fault: blocked },
  { technique: 'localhost with a dot', url: 'http://localhost.:PORT/', fault: blocked },
  { technique: 'a name below localhost', url: 'http://files.localhost:PORT/', fault: blocked },
  {
    technique: 'localhost in full-width letters',
    url: 'http://ｌｏｃａｌｈｏｓｔ:PORT/',
    fault: blocked,
  },
  { technique: 'a name without a dot', url: 'http://intranet:PORT/', fault: blocked },
  { technique: 'a name of multicast DNS', url: 'http://printer.local:PORT/', fault: blocked },
  {
    technique: 'a name of cloud metadata',
    url: 'http://metadata.google.internal/',
    fault: blocked,
  },
  { technique: 'a name of the home network', url: 'http://router.home.arpa/', fault: blocked },

  { technique: 'a name that is loopback', url: named, answer: ['127.0.0.1'], fault: blocked },
  { technique: 'a name that is IPv6 loopback', url: named, answer: ['::1'], fault: blocked },
  {
    technique: 'a name that is mapped loopback',
    url: named,
    answer: ['::ffff:127.0.0.1'],
    fault: blocked,
  },
  {
    technique: 'a name with a zoned address',
    url: named,
    answer: ['fe80::1%lo'],
    fault: blocked,
  },
  {
    technique: 'a name with a zoned public address',
    url: named,
    answer: ['2606:4700::1%lo'],
    fault: blocked,
  },
  {
    technique: 'public first, private second',
    url: named,
    answer: ['1.1.1.1', '10.0.0.1'],
    fault: blocked,
  },
  {
    technique: 'private first, public second',
    url: named,
    answer: ['10.0.0.1', '1.1.1.1'],
    fault: blocked,
  },
  {
    technique: 'public IPv4, private IPv6',
    url: named,
    answer: ['1.1.1.1', 'fd00::1'],
    fault: blocked,
  },
  {
    technique: 'an answer that is not an address',
    url: named,
    answer: ['files.example'],
    fault: blocked,
  },
  { technique: 'a name without an address', url: named, answer: [], fault: 'not-found' },

  {
    technique: 'the port of SSH',
    url: 'http://files.example:22/',
    fault: 'blocked-port',
  },
  {
    technique: 'the port of SMTP',
    url: 'https://files.example:25/',
    fault: 'blocked-port',
  },
  {
    technique: 'port 0',
    url: 'http://files.example:0/',
    fault: 'blocked-port',
  },
  {
    technique: 'the port of IRC',
    url: 'http://files.example:6667/',
    fault: 'blocked-port',
  },
  { technique: 'a port too large', url: 'http://files.example:65616/', fault: 'not-a-url' },

  { technique: 'a file', url: 'file:///etc/passwd', fault: 'not-http' },
  { technique: 'a file on a host', url: 'file://127.0.0.1/etc/passwd', fault: 'not-http' },
  { technique: 'gopher', url: 'gopher://127.0.0.1:PORT/_GET', fault: 'not-http' },
  { technique: 'FTP', url: 'ftp://127.0.0.1:PORT/', fault: 'not-http' },
  { technique: 'a web socket', url: 'ws://127.0.0.1:PORT/', fault: 'not-http' },
  { technique: 'data', url: 'data:text/html,x', fault: 'not-http' },
  { technique: 'script', url: 'javascript:alert(1)', fault: 'not-http' },
  { technique: 'a blob', url: 'blob:http://127.0.0.1:PORT/1', fault: 'not-http' },
  { technique: 'our own scheme', url: 'app://hookscope/index.html', fault: 'not-http' },
  { technique: 'no scheme', url: '//127.0.0.1:PORT/', fault: 'not-a-url' },
  { technique: 'nothing', url: '', fault: 'not-a-url' },
  { technique: 'no URL', url: 'see the attached file', fault: 'not-a-url' },
];
