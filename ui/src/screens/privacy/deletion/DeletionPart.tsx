import type { DeletionQueue } from "../../../api/types";
import { Answer } from "../../../components/Answer";
import { useAnswer } from "../../../data/hooks";
import type { PartProps } from "../PrivacyScreen";
import { Absence } from "./Absence";
import { Automatic } from "./Automatic";
import { JustDeleted } from "./JustDeleted";
import { Proofs } from "./Proofs";
import { Queue } from "./Queue";
import "./deletion.css";

/** A question, and what keeps the app from doing as it was told, come first; a setting comes last. */
function first({ asked, doubt }: DeletionQueue): boolean {
  return !asked || doubt !== null;
}

/** «Sletting»: who is to be deleted when, and the proof of who was. */
export function DeletionPart(_: PartProps) {
  const queue = useAnswer("deletion.queue", {});
  const proofs = useAnswer("deletion.proofs", {});
  return (
    <Answer of={queue}>
      {(answer) => (
        <div className="stack stack--loose">
          {proofs.data && <JustDeleted proofs={proofs.data} />}
          {first(answer) && <Automatic queue={answer} />}
          <Queue queue={answer} />
          {answer.rows.length > 0 && <Absence queue={answer} />}
          {!first(answer) && <Automatic queue={answer} />}
          <Answer of={proofs}>{(known) => <Proofs proofs={known} />}</Answer>
        </div>
      )}
    </Answer>
  );
}
