import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { getProject as endpoint } from '../contract/endpoints.ts';
import { projectRowOf } from './domain/read/projects.ts';
import { findProject, findRelatives } from './store/projects.ts';

/** A project with its parent, parts and everything that the page says. */
export async function getProject(
  { params }: EndpointParsed<typeof endpoint>,
  { db }: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const project = await findProject(db, params.projectId);
  if (project === undefined) throw new AppError('atlas.projectUnknown', { projectId: params.projectId });
  const { capacity, milestone, note } = project;
  return { ...projectRowOf(project), capacity, milestone, note, ...(await findRelatives(db, project)) };
}
