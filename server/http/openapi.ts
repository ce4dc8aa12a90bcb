import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';

import { errorResponse } from '../../core/contracts/error.ts';
import type { Route } from './route.ts';

/** OpenAPI 3.1 of the registry: what is not in the registry is not in the document, and the other way round. */
export function openApiOf(routes: readonly Route[], version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Tellerwise', version },
    paths,
    components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
  };
}

function operationOf(route: Route): Record<string, unknown> {
  const roles = typeof route.roles === 'string' ? route.roles : route.roles.join(', ');
  return {
    operationId: route.name,
    summary: route.summary,
    description: `roles: ${roles}; audit: ${route.audit}`,
    ...(route.roles === 'anyone' ? {} : { security: [{ session: [] }] }),
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
    ...(route.body ? { requestBody: { required: true, content: json(route.body) } } : {}),
    responses: {
      ...successOf(route),
      default: { description: 'refused', content: json(errorResponse) },
    },
  };
}

function successOf({ response }: Route): Record<string, unknown> {
  if (response === 'empty') return { 204: { description: 'done' } };
  if (response === 'bytes' || response === 'flow')
    return { 200: { description: 'bytes', content: { 'application/octet-stream': {} } } };
  return { 200: { description: 'done', content: json(response) } };
}

function json(schema: v.GenericSchema): Record<string, unknown> {
  return { 'application/json': { schema: schemaOf(schema) } };
}

function parametersOf(schema: v.GenericSchema | undefined, place: 'path' | 'query'): unknown[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema);
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

function schemaOf(schema: v.GenericSchema) {
  // Transformations and custom checks have no JSON Schema; the shape before them is what a caller sends.
  const { $schema: _, ...rest } = toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore' });
  return rest;
}
