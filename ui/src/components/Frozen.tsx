import { PadlockLockedIcon } from "@navikt/aksel-icons";
import { LocalAlert } from "@navikt/ds-react/LocalAlert";
import { Tag } from "@navikt/ds-react/Tag";
import type { Frozen } from "../api/types";
import { date } from "../format";

const WORDS = { restricted: "Begrenset", "lent-out": "Hos kollega" } as const;

/** That a case is only to be read, in a list. */
export function FrozenMark({ frozen }: { frozen: Frozen | null }) {
  if (frozen === null) return null;
  return (
    <Tag size="xsmall" data-color="neutral" variant="moderate" icon={<PadlockLockedIcon aria-hidden />}>
      {WORDS[frozen.why]}
    </Tag>
  );
}

/** Why nothing can be changed here, and what can be done about it. */
export function FrozenNote({ frozen }: { frozen: Frozen | null }) {
  if (frozen === null) return null;
  return (
    <LocalAlert status="announcement" size="small" className="frozen-note">
      <LocalAlert.Header>
        <LocalAlert.Title as="h2">
          {WORDS[frozen.why]} fra {date(frozen.since)}
        </LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>{frozen.sentence}</LocalAlert.Content>
    </LocalAlert>
  );
}
