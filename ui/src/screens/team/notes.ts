import { useQuery } from "@tanstack/react-query";
import type { ReportView, TeamNote, TeamNotes, Template } from "../../api/types";
import { relock } from "../../data/client";
import { useAnswer } from "../../data/hooks";
import { type ApiError, host } from "../../host";
import { saverOf } from "../report/saving";

/** Whether a form gathers what a whole period was like: figures of its months, feedback, and the team's notes. */
export function evaluates(template: Template): boolean {
  return template.sections.some(({ fields }) =>
    fields.some(({ prefill }) => prefill?.startsWith("evaluation.") ?? false),
  );
}

/** What the others in the team have sent for a report's period, and who has not. Nothing for other reports. */
export function useTeamNotes({ id, template }: ReportView): TeamNotes | undefined {
  return useAnswer("team.notes", evaluates(template) ? { report: id } : null).data;
}

/** This counsellor's own texts in a report, as they are saved now. */
export function useOwnNotes(id: string): TeamNote[] | undefined {
  const notes = useQuery<TeamNote[], ApiError>({
    queryKey: ["team.notes", { report: id }, "own"],
    queryFn: async () => {
      await saverOf(id).flush();
      return (await host.rpc("team.notes", { report: id }).catch(relock)).own;
    },
    gcTime: 0,
  });
  return notes.data;
}
