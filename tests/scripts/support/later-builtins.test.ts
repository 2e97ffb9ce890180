import { compileFunction } from 'node:vm';
import { expect, it } from 'vitest';
import { withLaterBuiltins } from '../../../scripts/support/later-builtins.mjs';

it('loads a module of Node at its first use, wherever that is', () => {
  const code = withLaterBuiltins(
    [
      'let node_zlib = require("node:zlib");',
      'let node_fs = require("node:fs");',
      'const text = "my_node_zlib.gzip";',
      'exports.pack = (bytes) => (0, node_zlib.gzipSync)(bytes, { level: node_zlib.constants.Z_BEST_SPEED });',
    ].join('\n'),
  );
  const asked: string[] = [];
  const exports: { pack?: (bytes: string) => string } = {};
  const zlib = { gzipSync: (bytes: string) => `packed ${bytes}`, constants: { Z_BEST_SPEED: 1 } };
  const load = (name: string) => {
    asked.push(name);
    return zlib;
  };
  compileFunction(code, ['require', 'exports'])(load, exports);
  expect(asked).toEqual(['node:fs']);
  expect(exports.pack?.('it')).toBe('packed it');
  exports.pack?.('it');
  expect(asked).toEqual(['node:fs', 'node:zlib']);
  expect(code).toContain('"my_node_zlib.gzip"');
  expect(code.split('\n')).toHaveLength(4);
});

it('makes what a module has classes for', () => {
  const code = 'let node_v8 = require("node:v8");\nexports.made = new node_v8.Serializer(7);';
  class Serializer {
    readonly given: number;
    constructor(given: number) {
      this.given = given;
    }
  }
  const exports: { made?: Serializer } = {};
  compileFunction(withLaterBuiltins(code), ['require', 'exports'])(() => ({ Serializer }), exports);
  expect(exports.made?.given).toBe(7);
});

it('leaves a module as it is that is used as a whole', () => {
  const code = 'let node_zlib = require("node:zlib");\nnode_zlib = asModule(node_zlib, 1);\n';
  expect(withLaterBuiltins(code)).toBe(code);
});
