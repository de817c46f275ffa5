// SPDX-License-Identifier: MIT
// What the Frictionless library and an XLIFF reader make of our files:
//
//	node others.js DATAPACKAGE XLIFF...
//
// Prints {"faults": [...], "tables": {name: rows}, "xliff": {file: [[id,
// source, target]]}}. Every cell is cast to its field's type and held against
// the field's constraints and the foreign keys of its table.
'use strict';

const fs = require('fs');
const { Package } = require('datapackage');
const { xliff2js } = require('xliff');

async function readPackage(path, out) {
  const p = await Package.load(path);

  out.faults.push(...p.errors.map(e => e.message));
  for (const r of p.resources) {
    out.faults.push(...r.errors.map(e => `${r.name}: ${e.message}`));
    if (r.descriptor.profile !== 'tabular-data-resource')
      continue;
    try {
      out.tables[r.name] = await r.read({ keyed: true, relations: true });
    } catch (e) {
      out.faults.push(`${r.name}: ${e.message}`);
      (e.errors || []).forEach(x => out.faults.push(x.message));
    }
  }
}

async function readXliff(path, out) {
  const text = await xliff2js(fs.readFileSync(path, 'utf8'));
  const files = Object.values(text.resources);

  out.xliff[path] = files.flatMap(file => Object.entries(file).map(
    ([id, unit]) => [id, unit.source, unit.target]));
  if (text.sourceLanguage !== 'zh' || text.targetLanguage !== 'en')
    out.faults.push(`${path}: languages`);
}

async function main(pack, ...files) {
  const out = { faults: [], tables: {}, xliff: {} };

  await readPackage(pack, out);
  for (const f of files)
    await readXliff(f, out);
  process.stdout.write(JSON.stringify(out));
}

main(...process.argv.slice(2));
