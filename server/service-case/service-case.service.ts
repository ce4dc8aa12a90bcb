import * as v from 'valibot';

import { accessLevelOf } from '../../core/access/decide.ts';
import type { AccessRules } from '../../core/access/rules.ts';
import { shanghaiDate } from '../../core/condition/shanghai.ts';
import type { CustomerContext } from '../../core/contracts/context.ts';
import type { ServiceCase } from '../../core/contracts/service-case.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import { allowedEvents, applyEvent, isOpen, stepsOf } from '../../core/register/apply.ts';
import type { RegisterDefinition } from '../../core/register/definition.ts';
import { assertCertified } from '../organisation/certificate.ts';
import type { CustomerService } from '../customer/customer.service.ts';
import { nextMarker } from '../database/markers.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import type { Call } from '../http/route.ts';
import * as repository from './service-case.repository.ts';

/** What an open case of the own unit means to access, and how it is shown. */
export interface OpenCase {
  readonly orgUnitCode: string;
  readonly openedBy: string;
  readonly shown: NonNullable<CustomerContext['serviceCase']>;
}

export interface ServiceCaseDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  readonly customers: CustomerService;
  readonly definition: () => RegisterDefinition;
  readonly access: () => AccessRules;
  readonly newId: () => string;
}

export type ServiceCaseService = ReturnType<typeof createServiceCaseService>;

const fieldsSchema = v.record(v.string(), v.string());

export function createServiceCaseService(deps: ServiceCaseDeps) {
  const { sql, writer, customers, definition, access } = deps;

  const view = (row: repository.CaseRow, person: Person): ServiceCase => ({
    id: row.id,
    no: row.no,
    state: row.state,
    openedAt: row.opened_at,
    allowed: allowedEvents(definition(), row.state, person),
  });

  return {
    async openCaseOf(customerNo: string, person: Person): Promise<OpenCase | undefined> {
      const { orgUnitCode } = person;
      const row = await repository.openCaseOf(sql, customerNo, orgUnitCode);
      if (!row) return undefined;
      const steps = stepsOf(definition(), row.state, person);
      const shown = { id: row.id, no: row.no, state: row.state, openedAt: row.opened_at, steps };
      return { orgUnitCode, openedBy: row.opened_by, shown };
    },

    /** 建立服务事项: one open case for a customer and unit; raises A1 to A2 there while it is open (R36, R140). */
    async open(call: Call<{ ref: string; pageKind: string }>): Promise<ServiceCase> {
      const { session, body, now } = call;
      const { person } = session;
      assertCertified(person, now);
      const customerNo = customers.readRef(body.ref, session.id);
      const customer = customerNo === undefined ? undefined : await customers.byNo(customerNo);
      if (!customer) throw new AppError('customer.unknown');
      const subject = customers.auditSubject(customer.facts.customerNo);
      call.about(subject);
      const rules = definition();
      const mayOpen = rules.create.who.some((role) => person.roles.includes(role));
      if (!mayOpen || accessLevelOf(person, { customer: customer.facts }, access()) === 'A0') {
        throw new AppError('access.denied');
      }
      return writer.write(async (tx) => {
        const before = await repository.openCaseOf(tx, customer.facts.customerNo, person.orgUnitCode);
        if (before) throw new AppError('case.alreadyOpen', { details: { no: before.no } });
        const day = shanghaiDate(now).replaceAll('-', '');
        const count = String(await nextMarker(tx, `case.${day}`)).padStart(4, '0');
        const row: repository.CaseRow = {
          id: deps.newId(),
          no: `${rules.numberPrefix}-${day}-${count}`,
          customer_no: customer.facts.customerNo,
          org_unit_code: person.orgUnitCode,
          opened_by: person.staffNo,
          opened_at: now,
          page_kind: body.pageKind,
          definition_version: rules.version,
          state: rules.initial,
          open: isOpen(rules, rules.initial) ? 1 : 0,
          fields: '{}',
          last_seq: 1,
        };
        await repository.insertCase(tx, row);
        const event = {
          at: now,
          staffNo: person.staffNo,
          event: 'create',
          from: null,
          to: row.state,
          fields: '{}',
        };
        await repository.appendEvent(tx, row, event);
        await call.audit(tx, { ...subject, object: row.no, reason: body.pageKind, result: 'ok' });
        return view(row, person);
      });
    },

    /** Unit of a case, for the scope check of the registry. */
    async unitOf(id: string): Promise<string | undefined> {
      return (await repository.caseById(sql, id))?.org_unit_code;
    },

    /** Raises one event of the register; refusals are the register's own (R140, R145). */
    async raise(
      call: Call<{ event: string; fields: Record<string, string> }, unknown, { id: string }>,
    ): Promise<ServiceCase> {
      const { session, body, params, now } = call;
      const { person } = session;
      return writer.write(async (tx) => {
        const row = await repository.caseById(tx, params.id);
        if (!row) throw new AppError('case.notFound');
        const subject = customers.auditSubject(row.customer_no);
        call.about({ ...subject, object: row.no });
        const current = { state: row.state, fields: v.parse(fieldsSchema, JSON.parse(row.fields)) };
        const applied = applyEvent(definition(), current, body, person);
        if (!applied.ok) throw new AppError(applied.code, { findings: applied.findings });
        const { state, fields } = applied.next;
        const next = {
          ...row,
          state,
          fields: JSON.stringify(fields),
          open: applied.open ? 1 : 0,
          last_seq: row.last_seq + 1,
        };
        const changed = JSON.stringify(body.fields);
        const event = {
          at: now,
          staffNo: person.staffNo,
          event: body.event,
          from: row.state,
          to: state,
          fields: changed,
        };
        await repository.appendEvent(tx, next, event);
        await call.audit(tx, {
          ...subject,
          object: row.no,
          reason: body.event,
          fields: Object.keys(body.fields),
          result: 'ok',
        });
        return view(next, person);
      });
    },
  };
}
