import { LocalAlert } from "@navikt/ds-react/LocalAlert";
import { useEffect, useRef } from "react";
import type { BackupContents } from "../../../api/types";
import { counted } from "../../../format";
import { moment } from "./words";

const participants = (n: number) => counted(n, "deltaker", "deltakere");

/** What a backup holds, and what becomes of the store that is here. */
export function Contents({ contents }: { contents: BackupContents }) {
  const { held, deleted_since, counsellor } = contents;
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that led here is gone.
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="stack">
      <h2 ref={heading} tabIndex={-1} className="backup-contents__head">
        Dette er i kopien
      </h2>
      <dl className="facts">
        <dt>Laget</dt>
        <dd>{moment(contents.made)}</dd>
        {contents.last_change !== null && (
          <>
            <dt>Sist endret</dt>
            <dd>{moment(contents.last_change)}</dd>
          </>
        )}
        {counsellor.trim() !== "" && (
          <>
            <dt>Tilhører</dt>
            <dd>{counsellor}</dd>
          </>
        )}
        <dt>Inneholder</dt>
        <dd>
          <p>{participants(contents.participants)}</p>
          {held.length > 0 && (
            <ul className="plain-list subtle">
              {held.map((under) => (
                <li key={under.agreement}>
                  {under.participants} i {under.name ?? under.agreement}
                </li>
              ))}
            </ul>
          )}
        </dd>
        <dt>Slettet siden</dt>
        <dd>
          {deleted_since === 0
            ? "Ingen av dem"
            : `${deleted_since} av dem. De slettes igjen før noe vises, og kommer ikke tilbake.`}
        </dd>
      </dl>
      <p className="prose">Det som skulle vært slettet i mellomtiden, slettes også før mappen vises.</p>
      {contents.replaces && <Replaces contents={contents} />}
    </div>
  );
}

function Replaces({ contents }: { contents: BackupContents }) {
  const { present_change, last_change, present_participants, same_store } = contents;
  const newer = present_change !== null && last_change !== null && present_change > last_change;
  return (
    <LocalAlert status="warning" size="small">
      <LocalAlert.Header>
        <LocalAlert.Title as="h2">Den tar plassen til mappen som ligger her nå</LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        <ul>
          {same_store === false && <li>Kopien er av en annen mappe enn den som ligger her.</li>}
          {newer && (
            <li>
              Mappen her er endret senere, {moment(present_change)}
              {present_participants !== null && `, og har ${participants(present_participants)}`}. Det som er
              skrevet siden kopien ble laget, blir ikke med.
            </li>
          )}
          <li>
            Mappen legges til side og slettes av seg selv. Til da finner du den under Personvern,
            Sikkerhetskopier.
          </li>
          <li>Passordfrasen blir den som åpnet kopien.</li>
        </ul>
      </LocalAlert.Content>
    </LocalAlert>
  );
}
