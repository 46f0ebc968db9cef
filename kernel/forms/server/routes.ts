import { fileRoute, type Route, route } from '#platform/http/server/route.ts';
import * as filling from '../contract/filling-endpoints.ts';
import * as designing from '../contract/form-endpoints.ts';
import { listPartySubmissions as partyEndpoint } from '../contract/party-submissions.ts';
import * as submissions from '../contract/submission-endpoints.ts';
import { getForm, getFormVersion } from './design/get-form.ts';
import { exportForms, listFormChoices, listForms } from './design/list-forms.ts';
import { publishForm, withdrawForm } from './design/publish-form.ts';
import { createForm, saveDefinition } from './design/save-definition.ts';
import { discardDraft, saveDraft } from './fill/keep-draft.ts';
import { listOpenForms, openForm } from './fill/open-form.ts';
import { submitForm } from './fill/submit-form.ts';
import type { KnownFact } from './known-facts.ts';
import { getSubmission, withdrawSubmission } from './submissions/get-submission.ts';
import { listPartySubmissions } from './submissions/list-party-submissions.ts';
import { exportSubmissions, listOwnSubmissions, listSubmissions } from './submissions/list-submissions.ts';
import { printSubmission } from './submissions/print-submission.ts';

/** Endpoints of forms, each with its use-case; `known` are the facts of all parts. */
export function formsRoutes(known: readonly KnownFact[]): readonly Route[] {
  return [
    route(designing.listForms, listForms),
    fileRoute(designing.exportForms, exportForms),
    route(designing.listFormChoices, listFormChoices(known)),
    route(filling.listOpenForms, listOpenForms),
    route(filling.openForm, openForm(known)),
    route(filling.saveDraft, saveDraft),
    route(filling.discardDraft, discardDraft),
    route(filling.submitForm, submitForm(known)),
    route(submissions.listOwnSubmissions, listOwnSubmissions),
    route(partyEndpoint, listPartySubmissions),
    route(submissions.getSubmission, getSubmission),
    fileRoute(submissions.printSubmission, printSubmission),
    route(submissions.withdrawSubmission, withdrawSubmission),
    route(designing.createForm, createForm),
    route(designing.getForm, getForm(known)),
    route(designing.getFormVersion, getFormVersion),
    route(designing.saveDefinition, saveDefinition(known)),
    route(designing.publishForm, publishForm(known)),
    route(designing.withdrawForm, withdrawForm),
    route(submissions.listSubmissions, listSubmissions),
    fileRoute(submissions.exportSubmissions, exportSubmissions),
  ];
}
