import { CONTRACT_VERSION } from '../contract.js';
import type { Keys } from './keys.js';
import type { Column, Table } from './tables.js';

const PROFILE = 'https://datapackage.org/profiles/2.0/datapackage.json';

/** A table of the package: its description, its keys, its two files, and what tells the CSV's bytes. */
export interface PackagedTable {
  readonly table: Table;
  readonly keys: Keys;
  readonly csv: { readonly path: string; readonly bytes: number; readonly sha256: string };
  readonly parquet: { readonly path: string };
}

/** What the package says of its document. */
export interface PackagedDocument {
  readonly id: string;
  readonly title: string | null;
  readonly sourceFile: string;
  readonly sourceSha256: string;
}

/** The Frictionless Data Package (version 2) of a document's tables, as JSON. */
export function dataPackageOf(document: PackagedDocument, tables: readonly PackagedTable[]): string {
  const descriptor = {
    $schema: PROFILE,
    name: nameOf(document.id),
    id: document.id,
    ...(document.title === null ? {} : { title: document.title }),
    version: CONTRACT_VERSION,
    contract_version: CONTRACT_VERSION,
    sources: [{ title: document.sourceFile, path: document.sourceFile, sha256: document.sourceSha256 }],
    resources: tables.flatMap((table) => [csvResource(table), parquetResource(table)]),
  };
  return `${JSON.stringify(descriptor, null, 2)}\n`;
}

/** A data package's name has small letters, digits, dots, dashes and underscores alone. */
function nameOf(documentId: string): string {
  const name = documentId.toLowerCase().replace(/[^a-z0-9._-]+/g, '-').replace(/^-+|-+$/g, '');
  return name === '' ? 'document' : name;
}

function csvResource({ table, keys, csv }: PackagedTable): object {
  return {
    name: table.name,
    type: 'table',
    description: table.description,
    path: csv.path,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes: csv.bytes,
    hash: `sha256:${csv.sha256}`,
    schema: {
      fields: table.columns.map(fieldOf),
      missingValues: [''],
      ...(keys.primary === null ? {} : { primaryKey: keys.primary }),
      ...(keys.foreign.length === 0 ? {} : { foreignKeys: keys.foreign.map(({ column, otherTable, otherColumn }) => ({
        fields: [column],
        reference: { resource: otherTable === table.name ? '' : otherTable, fields: [otherColumn] },
      })) }),
    },
  };
}

function parquetResource({ table, parquet }: PackagedTable): object {
  return {
    name: `${table.name}-parquet`, description: table.description, path: parquet.path, format: 'parquet', mediatype: 'application/vnd.apache.parquet',
  };
}

function fieldOf({ name, type, isRequired, description, allowed }: Column): object {
  // Text that is there but empty is written as an empty cell, so that free text cannot promise to be filled.
  const required = isRequired && (type !== 'VARCHAR' || allowed !== null) ? { required: true } : {};
  const constraints = { ...required, ...(allowed === null ? {} : { enum: allowed }) };
  return { name, type: typeOf(type), description, ...(Object.keys(constraints).length === 0 ? {} : { constraints }) };
}

function typeOf(type: string): string {
  if (type.endsWith('[]')) return 'array';
  if (/^(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|DECIMAL\(\d+,\s*0\))$/.test(type)) return 'integer';
  if (/^(DECIMAL|FLOAT|DOUBLE)/.test(type)) return 'number';
  return { BOOLEAN: 'boolean', DATE: 'date' }[type] ?? 'string';
}
