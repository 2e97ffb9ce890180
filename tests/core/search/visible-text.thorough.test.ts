import { describe, expect, it } from 'vitest';
import { fold } from '../../../electron/core/search/fold.ts';
import { visibleText } from '../../../electron/core/search/visible-text.ts';
import { effort } from '../../support/effort.ts';
import { processorMsSince } from '../../support/processor-time.ts';

describe('the visible text', () => {
  it.each([
    ['Your in<b>voi</b>ce is <i>rea</i>dy', 'Your invoice is ready'],
    ['<p>one</p><p>two<br>three</p><td>four<td>five', 'one two three four five'],
    ['Gr&uuml;&szlig;e, K&#246;ln &#x1F600; Tom &amp; Jerry', 'Grüße, Köln 😀 Tom & Jerry'],
    ['caf&eacute &amp;lt; &unknown; a &lt b', 'café &lt; &unknown; a < b'],
    ['in&shy;voice a&nbsp;b in<wbr>voice', 'invoice a b invoice'],
    ['<STYLE>p { color: red }</STYLE><script>x = "<p>no"</script>yes', 'yes'],
    ['in<style>b{}</style>voi<!-- <b>not</b> -->ce', 'invoice'],
    ['<!doctype html><html><head><title>no</title></head><body>yes', 'yes'],
    ['<!--[if mso]>no<![endif]-->yes<![if !mso]>also<![endif]>', 'yesalso'],
    ['<template><template>no</template>no</template>yes', 'yes'],
    ['<iframe>no<iframe></iframe>yes', 'yes'],
    ['<noscript>yes</noscript><textarea>too</textarea>', 'yes too'],
    [
      'see<img src=x alt="the &quot;plan&quot;">here <a title="no" alt=no>link</a>',
      'see the "plan" here link',
    ],
    ['1 < 2 > 0 <3 a<b', '1 < 2 > 0 <3 a'],
    ['<b>unclosed <i class="x', 'unclosed '],
    ['plain text', 'plain text'],
    ['', ''],
  ])('of %j is %j', (html, text) => {
    expect(fold(visibleText(html)).trim()).toBe(fold(text).trim());
  });

  it.each([
    ['open tags', '<a>', ''],
    ['tags that close nothing', '<a></b>', ''],
    ['attributes', ' a', '<b'],
    ['entities', '&nGt;', ''],
    ['unfinished entities', '&#', ''],
    ['zeros in an entity', '0', '&#'],
    ['line breaks', '<p>', ''],
    ['images', '<img alt=a>', ''],
    ['comments', '<!--', ''],
    ['templates', '<template>', ''],
    ['scripts', '</scrip', '<script>'],
    ['less-than signs', '<', ''],
  ])(
    'takes time and memory in proportion to very many %s',
    (_, some, before) => {
      const html =
        before + some.repeat(effort({ usual: 6_000_000, full: 24_000_000 }) / some.length);
      const start = process.threadCpuUsage();
      const text = visibleText(html);
      expect(processorMsSince(start)).toBeLessThan(8_000);
      expect(text.length).toBeLessThanOrEqual(html.length);
    },
    60_000,
  );
});
