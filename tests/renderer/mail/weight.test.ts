import { describe, expect, it } from 'vitest';
import { htmlWeight, weightLimits } from '../../../renderer/mail/weight.ts';

describe('weight of an e-mail', () => {
  it('lets an ordinary letter pass', () => {
    const row = '<tr><td style="a:b"><p>Hello<br><a href="x"><b>you</b></a></td></tr>';
    expect(htmlWeight(`<html><body><table>${row.repeat(1_000)}</table></body></html>`)).toBe(
      'fair',
    );
  });

  it('lets a long list of paragraphs without their ends pass', () => {
    expect(htmlWeight('<p>one'.repeat(5_000))).toBe('fair');
    expect(htmlWeight('<ul>' + '<li>one'.repeat(5_000))).toBe('fair');
  });

  it('lets an image in data pass, however long its address', () => {
    expect(htmlWeight(`<img src="data:image/png;base64,${'ab /'.repeat(200_000)}">`)).toBe('fair');
    expect(htmlWeight(`<img src=data:image/png;base64,${'abcd'.repeat(200_000)}>`)).toBe('fair');
  });

  it.each([
    ['too-long', 'x'.repeat(weightLimits.characters + 1)],
    ['too-deep', '<div>'.repeat(50_000)],
    ['too-deep', '<table><tr><td>'.repeat(weightLimits.depth + 1)],
    ['too-many', '<br>'.repeat(weightLimits.elements + 1)],
    ['too-many', '<font a=1>'.repeat(400) + '<p>'.repeat(20_000)],
    ['too-many', `<i ${'a '.repeat(60_000)}>`],
  ])('finds %s', (weight, html) => {
    expect(htmlWeight(html)).toBe(weight);
  });

  it('answers in a moment, whatever the quotes', () => {
    const start = performance.now();
    htmlWeight('<a "'.repeat(400_000));
    htmlWeight('<a \'<b "'.repeat(200_000));
    htmlWeight('<'.repeat(1_900_000));
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
