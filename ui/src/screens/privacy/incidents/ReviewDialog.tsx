import { Button } from "@navikt/ds-react/Button";
import { Radio, RadioGroup } from "@navikt/ds-react/Radio";
import { Textarea } from "@navikt/ds-react/Textarea";
import { TextField } from "@navikt/ds-react/TextField";
import { useEffect, useRef, useState } from "react";
import type { AccessPoint, AccessReviews, PointToReview, ReviewedPoint } from "../../../api/types";
import { useChange } from "../../../app/change";
import { DateField, useDateText } from "../../../components/DateField";
import { Form } from "../../../components/Form";
import { Cancel, Modal } from "../../../components/Modal";
import { useTask } from "../../../data/hooks";
import { errorsByName } from "../../../errors";

/** A point under way; nothing where something in it has to be put right. */
type ReadPoint = () => Promise<ReviewedPoint | undefined>;

/** Goes through who has access, point by point. */
export function ReviewDialog({ answer, onClose }: { answer: AccessReviews; onClose: () => void }) {
  const task = useTask();
  const change = useChange(null);
  const reads = useRef(new Map<AccessPoint, ReadPoint>());
  const [note, setNote] = useState("");
  const errors = errorsByName(task.error);

  async function submit(saved: () => void) {
    const read = await Promise.all(answer.points.map(({ point }) => reads.current.get(point)?.()));
    const points = read.filter((point) => point !== undefined);
    if (points.length < answer.points.length) return;
    await change("access-review.save", { id: null, points, note }, ["saved", "tilgangsgjennomgang"]);
    saved();
    onClose();
  }

  return (
    <Modal
      title="Tilgangsgjennomgang"
      width="large"
      onClose={onClose}
      footer={
        <>
          <Button size="small" type="submit" form="review-form" loading={task.busy}>
            Lagre gjennomgangen
          </Button>
          <Cancel />
        </>
      }
    >
      <Form
        id="review-form"
        className="stack stack--loose"
        task={task}
        submit={submit}
        fieldError={Object.keys(errors).length > 0}
      >
        {answer.points.map((asked, at) => (
          <Point
            key={asked.point}
            asked={asked}
            place={`${at + 1} av ${answer.points.length}`}
            error={errors[asked.point]}
            reads={(read) => reads.current.set(asked.point, read)}
          />
        ))}
        <Textarea
          size="small"
          label="Merknad (valgfritt)"
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Form>
    </Modal>
  );
}

function Point(props: {
  asked: PointToReview;
  place: string;
  error: string | undefined;
  reads: (read: ReadPoint) => void;
}) {
  const { asked, reads } = props;
  const [who, setWho] = useState(asked.who);
  const [found, setFound] = useState<"yes" | "no" | "">(asked.absent ? "yes" : "");
  const [action, setAction] = useState("");
  const [tried, setTried] = useState(false);
  const due = useDateText();
  useEffect(() => {
    reads(async () => {
      setTried(true);
      const by = await due.read();
      if (found === "" || by === undefined || (found === "no" && action.trim() === "")) return undefined;
      const confirmed = found === "yes";
      return {
        point: asked.point,
        who,
        confirmed,
        action: confirmed ? "" : action,
        due: confirmed ? null : by,
        done: null,
      };
    });
  });
  return (
    <section className="review__ask" aria-labelledby={`ask-${asked.point}`}>
      <h2 id={`ask-${asked.point}`}>
        {asked.label} <span className="subtle small">{props.place}</span>
      </h2>
      {asked.known !== "" && <p className="subtle small review__known">{asked.known}</p>}
      {!asked.absent && (
        <TextField
          size="small"
          label={asked.question}
          value={who}
          onChange={(event) => setWho(event.target.value)}
        />
      )}
      <RadioGroup
        size="small"
        legend={`Er det i orden? (${asked.label})`}
        hideLegend
        value={found}
        error={tried && found === "" ? "Velg om det er i orden." : props.error}
        onChange={(next: "yes" | "no") => setFound(next)}
      >
        <Radio value="yes">{asked.absent ? "Ikke aktuelt her" : "Bekreftet, slik skal det være"}</Radio>
        <Radio value="no">Noe må gjøres</Radio>
      </RadioGroup>
      {found === "no" && (
        <div className="half-fields">
          <TextField
            size="small"
            label="Hva som skal gjøres"
            value={action}
            error={tried && action.trim() === "" ? "Skriv hva som skal gjøres." : undefined}
            onChange={(event) => setAction(event.target.value)}
          />
          <DateField label="Frist" optional description={null} value={due} />
        </div>
      )}
    </section>
  );
}
