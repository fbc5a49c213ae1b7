// Makes schemas/<api>/requests.http, which editors and httpyac send, from the OpenAPI document: every operation with its
// examples. `node requests.mjs` writes the files.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SCHEMAS = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'schemas');
const BASE_PATH = { metroleads: '', liveforce: '/api/v1' };

export const file = (api) => join(SCHEMAS, api, 'requests.http');

export function requests(api) {
  const document = JSON.parse(readFileSync(join(SCHEMAS, api, 'openapi.bundle.json'), 'utf8'));
  const found = (node) => (node.$ref ? node.$ref.split('/').slice(1).reduce((part, name) => part[name], document) : node);
  const variables = new Map([['baseUrl', 'http://localhost:8080'], ['user', 'you@example.com'], ['token', 'secret']]);
  const calls = [];
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of ['get', 'post']) {
      const operation = item[method];
      if (!operation || operation['x-variant-of']) continue;
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(found);
      let url = path;
      for (const one of parameters.filter(({ in: place }) => place === 'path')) {
        variables.set(one.name, one.example);
        url = url.replace(`{${one.name}}`, `{{${one.name}}}`);
      }
      const query = parameters.filter(({ in: place }) => place === 'query')
        .map(({ name, example }) => `${name}=${encodeURIComponent(example)}`).join('&');
      const open = operation.security?.length === 0;
      const lines = [
        `### ${operation.summary}`,
        `# @name ${operation.operationId.replaceAll('-', '_')}`,
        `${method.toUpperCase()} {{baseUrl}}${BASE_PATH[api]}${url}${query && '?' + query}`,
      ];
      if (!open) lines.push('Authorization: Basic {{user}} {{token}}');
      const content = operation.requestBody && found(operation.requestBody).content['application/json'];
      if (content) {
        const example = content.example ?? Object.values(content.examples ?? {}).map(found)[0]?.value;
        lines.push('Content-Type: application/json', '', JSON.stringify(example, null, 2));
      }
      calls.push(lines.join('\n'));
    }
  }
  return [
    `# Every call of ${document.info.title}, to be sent from an editor or with httpyac. Made from openapi.yaml.`,
    [...variables].map(([name, value]) => `@${name} = ${value}`).join('\n'),
    ...calls,
  ].join('\n\n') + '\n';
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const api of Object.keys(BASE_PATH)) writeFileSync(file(api), requests(api));
}
