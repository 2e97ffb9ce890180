import { describe, expect, it } from 'vitest';
import { billOfMaterials } from '../../../scripts/release/bill-of-materials.mjs';

const app = { name: 'hookscope', version: '1.2.0', description: 'An inspector', license: 'MIT' };
const digest = Buffer.alloc(64, 0xab);
const packages = [
  {
    name: 'zod',
    version: '4.0.0',
    licence: 'MIT',
    integrity: `sha512-${digest.toString('base64')}`,
  },
  { name: '@lezer/lr', version: '1.0.0', licence: '(MIT OR Apache-2.0)' },
];
const electron = {
  version: '45.0.0',
  parts: { chrome: '150.0.0.1', node: '25.0.0', modules: '1' },
};
const bill = () => billOfMaterials(app, packages, electron, []);

describe('the bill of materials', () => {
  it('names each package as databases of vulnerabilities do, with the digest of what npm loads', () => {
    const [, zod, lezer] = bill().components;
    expect(zod).toMatchObject({
      name: 'zod',
      purl: 'pkg:npm/zod@4.0.0',
      licenses: [{ license: { id: 'MIT' } }],
      hashes: [{ alg: 'SHA-512', content: 'ab'.repeat(64) }],
    });
    expect(lezer).toMatchObject({
      group: '@lezer',
      name: 'lr',
      purl: 'pkg:npm/%40lezer/lr@1.0.0',
      licenses: [{ expression: 'MIT OR Apache-2.0' }],
    });
  });

  it('names the parts of Electron that have versions of their own', () => {
    expect(bill().components[0]).toMatchObject({
      name: 'electron',
      components: [
        { name: 'chromium', version: '150.0.0.1' },
        { name: 'node.js', version: '25.0.0' },
      ],
    });
  });

  it('says that the app needs all of them, and is the same for the same contents', () => {
    const { dependencies, components, serialNumber } = bill();
    const refs = components.map((component) => component['bom-ref']);
    expect(dependencies[0]).toEqual({ ref: 'pkg:generic/hookscope@1.2.0', dependsOn: refs });
    expect(serialNumber).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(bill().serialNumber).toBe(serialNumber);
    expect(billOfMaterials(app, [], electron, []).serialNumber).not.toBe(serialNumber);
  });
});
