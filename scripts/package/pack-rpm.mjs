// @ts-check
import {
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../support/log.mjs';
import { runQuietly } from '../support/run.mjs';
import { appFolder, entriesOf, layInstalledTree } from './installed-tree.mjs';

/**
 * Writes an .rpm with rpmbuild.
 * @param {import('./fpm-arguments.mjs').Package} wanted
 * @param {string} folder an empty one, for its work
 */
export async function packRpm(wanted, folder) {
  const tree = join(folder, 'tree');
  const spec = join(folder, `${wanted.name}.spec`);
  mkdirSync(tree);
  layInstalledTree(wanted, tree);
  writeFileSync(spec, specFile(wanted, tree));
  const { code, output } = await runQuietly('rpmbuild', [
    '-bb',
    '--target',
    `${wanted.architecture}-linux`,
    '--buildroot',
    tree,
    '--define',
    `_topdir ${join(folder, 'rpmbuild')}`,
    spec,
  ]).catch(() => ({ code: 1, output: 'rpmbuild is not installed (the package is called rpm)' }));
  if (code !== 0) throw new UserError(`${wanted.file} could not be written: ${output}`);
  const made = join(folder, 'rpmbuild', 'RPMS', wanted.architecture);
  copyFileSync(join(made, readdirSync(made)[0] ?? ''), wanted.file);
}

/**
 * @param {import('./fpm-arguments.mjs').Package} wanted
 * @param {string} tree
 */
function specFile(wanted, tree) {
  const app = `/${appFolder(tree)}`;
  // The app's folder is a line of its own; of the folders that are the system's, only our files are named.
  const files = entriesOf(tree)
    .map((entry) => `/${entry}`)
    .filter((entry) => !entry.startsWith(`${app}/`) && !lstatSync(join(tree, entry)).isDirectory());
  return `# What is inside is made elsewhere: it is neither stripped nor looked at.
%global __os_install_post %{nil}
%global _build_id_links none
%global debug_package %{nil}
%global _binary_payload ${wanted.compression.startsWith('xz') ? 'w6T0.xzdio' : 'w6.gzdio'}
Name: ${wanted.name}
Version: ${wanted.version}
Release: 1
Summary: ${wanted.summary}
License: ${wanted.licence}
Group: ${wanted.section}
Vendor: ${wanted.vendor}
Packager: ${wanted.maintainer}
URL: ${wanted.url}
AutoReqProv: no
${wanted.depends.map((name) => `Requires: ${name}`).join('\n')}

%description
${wanted.description}

%post
${scriptlet(wanted.afterInstall)}

%postun
${scriptlet(wanted.afterRemove)}

%files
%defattr(-,root,root,-)
${[app, ...files].map((entry) => `"${entry}"`).join('\n')}
`;
}

/** A script in a spec file, in which % begins a macro. @param {string} file */
function scriptlet(file) {
  return readFileSync(file, 'utf8').replaceAll('%', '%%');
}
