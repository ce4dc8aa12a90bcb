import './records.css';
import { myRecord, personRecord } from '../../core/contracts/records.ts';
import type { Role } from '../../core/organisation/person.ts';
import { recordsSeenBy } from '../../core/record/seen-by.ts';
import { PrintedCertificate } from '../certificates/printed-certificate.tsx';
import { UnitCertificates } from '../certificates/unit-certificates.tsx';
import type { RoomProps } from '../rooms/registry.ts';
import { RoomTabs } from '../rooms/room-tabs.tsx';
import { Answer } from '../rooms/state.tsx';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';
import { MyRecord } from './my-record.tsx';
import { OnePerson, PeopleRecords } from './people-records.tsx';

/** What is offered to whom; the service decides for itself. */
const tabs = [
  { name: 'mine', roles: 'everyone' },
  { name: 'people', roles: recordsSeenBy },
  { name: 'units', roles: ['branchManager', 'lineDept', 'trainer', 'auditor'] },
] as const satisfies readonly { name: string; roles: 'everyone' | readonly Role[] }[];

/** 档案: my record and certificates; for those above, people, exports and who is certified (R209, R212, R216). */
export default function RecordsRoom({ deps, place, go }: RoomProps) {
  const { t } = useTranslator();
  const { client, person } = deps;
  const mine = tabs
    .filter(({ roles }) => roles === 'everyone' || roles.some((role) => person.roles.includes(role)))
    .map(({ name }) => name);
  const [part = '', first = '', second] = place.split('/');
  const shown = mine.find((name) => name === part) ?? 'mine';
  if (part === 'certificate')
    return (
      <>
        <header class="room-head">
          <h1>{t('certificates.title')}</h1>
        </header>
        <div class="room-body records">
          <CertificatePage deps={deps} go={go} number={first} staffNo={second} />
        </div>
      </>
    );
  return (
    <>
      <header class="room-head">
        <h1>{t('records.title')}</h1>
        <RoomTabs
          label={t('records.tab')}
          tabs={mine}
          shown={shown}
          word={(name) => t(`records.tab.${name}`)}
          onShow={go}
        />
      </header>
      <div class="room-body records">
        {shown === 'mine' && <MyRecord deps={deps} go={go} />}
        {shown === 'people' && first === '' && <PeopleRecords deps={deps} go={go} />}
        {shown === 'people' && first !== '' && <OnePerson key={first} deps={deps} go={go} staffNo={first} />}
        {shown === 'units' && <UnitCertificates client={client} />}
      </div>
    </>
  );
}

/** One certificate to print: mine, or of a person whose file I see. */
function CertificatePage({
  deps,
  go,
  number,
  staffNo,
}: Pick<RoomProps, 'deps' | 'go'> & { number: string; staffNo: string | undefined }) {
  return staffNo === undefined ? (
    <MinePage deps={deps} go={go} number={number} />
  ) : (
    <TheirPage deps={deps} go={go} number={number} staffNo={staffNo} />
  );
}

type PageProps = Pick<RoomProps, 'deps' | 'go'> & { number: string };

function MinePage({ deps, go, number }: PageProps) {
  const reply = useAsked(deps.client, myRecord, { query: {} });
  return <Page reply={reply} number={number} onBack={() => go('mine')} />;
}

function TheirPage({ deps, go, number, staffNo }: PageProps & { staffNo: string }) {
  const reply = useAsked(deps.client, personRecord, { params: { id: staffNo }, query: {} });
  return <Page reply={reply} number={number} onBack={() => go(`records/people/${staffNo}`)} />;
}

function Page({
  reply,
  number,
  onBack,
}: {
  reply: ReturnType<typeof useAsked<typeof myRecord>>;
  number: string;
  onBack: () => void;
}) {
  const { error } = useTranslator();
  return (
    <Answer of={reply}>
      {({ certificates }) => {
        const of = certificates.find((one) => one.number === number);
        return of === undefined ? (
          <p class="room-state">{error('certificate.notFound')}</p>
        ) : (
          <PrintedCertificate of={of} onBack={onBack} />
        );
      }}
    </Answer>
  );
}
