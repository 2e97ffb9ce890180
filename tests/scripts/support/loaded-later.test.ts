import { compileFunction } from 'node:vm';
import { expect, it } from 'vitest';
import { withLaterModules } from '../../../scripts/support/loaded-later.mjs';

it('loads a module of Node at its first use, wherever that is', () => {
  const code = withLaterModules(
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
  compileFunction(withLaterModules(code), ['require', 'exports'])(() => ({ Serializer }), exports);
  expect(exports.made?.given).toBe(7);
});

it('leaves a module as it is that is used as a whole', () => {
  const code = 'let node_zlib = require("node:zlib");\nnode_zlib = asModule(node_zlib, 1);\n';
  expect(withLaterModules(code)).toBe(code);
});

it('reads what is spread', () => {
  const code =
    'let node_zlib = require("node:zlib");\nexports.all = () => ({ ...node_zlib.constants });';
  const exports: { all?: () => object } = {};
  compileFunction(withLaterModules(code), ['require', 'exports'])(
    () => ({ constants: { Z_BEST_SPEED: 1 } }),
    exports,
  );
  expect(exports.all?.()).toEqual({ Z_BEST_SPEED: 1 });
});

it('loads a file of ours that is named at its first use, from wherever it is required', () => {
  const code = [
    'const require_parts = require("./parts.cjs");',
    'const require_more = require("./chunks/more.cjs");',
    'exports.read = () => require_parts.read() + require_more.name;',
  ].join('\n');
  const asked: string[] = [];
  const exports: { read?: () => string } = {};
  const load = (name: string) => {
    asked.push(name);
    return { read: () => 'read ', name };
  };
  compileFunction(withLaterModules(code, ['parts']), ['require', 'exports'])(load, exports);
  expect(asked).toEqual(['./chunks/more.cjs']);
  expect(exports.read?.()).toBe('read ./chunks/more.cjs');
  expect(asked).toEqual(['./chunks/more.cjs', './parts.cjs']);
});
