import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFileName } from '../../shared/file-name.ts';

describe('a sender’s file name', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['año nuevo 你好.png', 'año nuevo 你好.png'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\system32\\calc.exe', 'calc.exe'],
    ['.bashrc', 'bashrc'],
    ['..', 'attachment'],
    ['', 'attachment'],
    ['/', 'attachment'],
    ['a/', 'a'],
    ['gpj.\u202Eexe', 'gpj.exe'],
    ['zero\u200Bwidth.txt', 'zerowidth.txt'],
    ['line\r\nbreak\0.txt', 'linebreak.txt'],
    ['a<b>:"|?*.txt', 'a_b______.txt'],
    ['trailing. . ', 'trailing'],
    ['NUL.txt', '_NUL.txt'],
    ['com1', '_com1'],
    ['console.txt', 'console.txt'],
    ['half\uD800.txt', 'half.txt'],
  ])('%j becomes %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  it('keeps its extension when it is too long', () => {
    const safe = safeFileName(`${'n'.repeat(500)}.pdf`);
    expect(safe).toHaveLength(120);
    expect(safe.endsWith('n.pdf')).toBe(true);
  });

  it('is only a name, for any input', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const safe = safeFileName(name);
        expect(safe).not.toMatch(/[/\\\p{Cc}\p{Cf}<>:"|?*]|^[.\s]|[.\s]$|^$/u);
        expect(safe.length).toBeLessThanOrEqual(121);
      }),
    );
  });
});
