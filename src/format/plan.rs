//! Plan files.

use super::fields::{Fields, Shape};
use super::problem::Report;
use super::value::{Field, Value};
use crate::domain::ids::{IdError, PlanId, RoutineId};
use crate::domain::nearest::nearest;
use crate::domain::plan::{Phase, Plan};

const PLAN: Shape = Shape {
    what: "a plan",
    example: "(id: …, title: …, phases: […])",
    fields: &["id", "title", "description", "phases"],
};
const PHASE: Shape = Shape {
    what: "a phase",
    example: "(title: …, goal: 5, days: (mon: […], …))",
    fields: &["title", "weeks", "goal", "note", "days"],
};
const DAYS: Shape = Shape {
    what: "the days of a phase",
    example: "(mon: [\"desk-break\"], …)",
    fields: &["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
};
/// Most weeks of a phase, and most sessions of a week, or of a day of it.
const MOST_WEEKS: i64 = 52;
const MOST_SESSIONS: i64 = 14;

/// Which routines a plan may name.
#[derive(Debug, Clone, Copy)]
pub(super) enum Named<'k> {
    /// These.
    Among(&'k [&'k str]),
    /// Any, also one that was deleted.
    Any,
}

/// The plan of a file's body, its routines as `known` says. `None`, and why is told, when it has problems.
pub(super) fn read<'a>(body: Value<'a>, known: Named<'_>, report: &mut Report<'a>) -> Option<Plan> {
    let fields = Fields::read(body, body, &PLAN, report)?;
    let id = fields.required("id", report);
    let title = fields.required("title", report);
    let phases = fields.required("phases", report);
    let id = id.and_then(|field| {
        let text = field.text(report)?;
        text.parse::<PlanId>().map_err(|error| report.tell(field.value.trimmed(), error.to_string())).ok()
    });
    let title = title.and_then(|field| filled(field, report));
    let description = fields.optional("description").and_then(|field| field.text(report)).unwrap_or_default();
    let list = phases.and_then(|field| {
        let list = field.list(report)?;
        if list.is_empty() {
            report.tell(field.value.trimmed(), "it has no phases; add at least one");
            return None;
        }
        Some(list)
    });
    let phases: Option<Vec<Phase>> = list?.into_iter().map(|field| phase(field.value, known, report)).collect();
    Some(Plan { id: id?, title: title?, description, phases: phases? })
}

fn filled<'a>(field: Field<'a>, report: &mut Report<'a>) -> Option<String> {
    let text = field.text(report)?;
    if text.trim().is_empty() {
        report.tell(field.value.trimmed(), format!("`{}` is empty; write at least one character", field.name));
        return None;
    }
    Some(text)
}

fn phase<'a>(value: Value<'a>, known: Named<'_>, report: &mut Report<'a>) -> Option<Phase> {
    let fields = Fields::read(value, value, &PHASE, report)?;
    let title = fields.required("title", report).and_then(|field| filled(field, report));
    let goal = fields.required("goal", report).and_then(|field| number(field, MOST_SESSIONS, report));
    let weeks = match fields.optional("weeks") {
        Some(field) => Some(number(field, MOST_WEEKS, report)?),
        None => None,
    };
    let note = fields.optional("note").and_then(|field| field.text(report)).unwrap_or_default();
    let days = fields.required("days", report)?;
    let days = Fields::read(days.value, days.value, &DAYS, report)?;
    let mut week: [Vec<RoutineId>; 7] = Default::default();
    for (place, name) in DAYS.fields.iter().enumerate() {
        let Some(field) = days.optional(name) else { continue };
        let list = field.list(report)?;
        if list.len() > MOST_SESSIONS as usize {
            field.refuse(report, &format!("at most {MOST_SESSIONS} routines"));
            return None;
        }
        for item in list {
            week[place].push(routine(item, known, report)?);
        }
    }
    Some(Phase { title: title?, weeks, goal: goal?, note, days: week })
}

fn number<'a>(field: Field<'a>, most: i64, report: &mut Report<'a>) -> Option<u8> {
    let wanted = format!("a whole number from 1 to {most}");
    let number = field.whole(report, &wanted)?;
    if !(1..=most).contains(&number) {
        field.refuse(report, &wanted);
        return None;
    }
    u8::try_from(number).ok()
}

fn routine<'a>(field: Field<'a>, known: Named<'_>, report: &mut Report<'a>) -> Option<RoutineId> {
    let text = field.text(report)?;
    if let Named::Among(known) = known
        && !known.contains(&text.as_str())
    {
        let meant = nearest(&text, known.iter().copied());
        let meant = meant.map_or_else(String::new, |id| format!("; did you mean `{id}`?"));
        report.tell(field.value.trimmed(), format!("no routine is called `{text}`{meant}"));
        return None;
    }
    text.parse().map_err(|error: IdError| report.tell(field.value.trimmed(), error.to_string())).ok()
}

#[cfg(test)]
mod tests {
    use crate::format::{read_own_plan, read_plan};

    fn problems(body: &str) -> Vec<String> {
        let file = format!("(format: \"supple-plan\", version: 1, body: (\n{body}\n))");
        let told = read_plan(file.as_bytes(), &["desk-break", "hamstring-1"]).expect_err("it has problems");
        told.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_plan_says_where_what_and_how_to_mend_it() {
        let whole = "id: \"p\", title: \"P\", phases: [(title: \"A\", goal: 3, days: (mon: [\"desk-brek\"]))]";
        assert_eq!(problems(whole), ["2:66: no routine is called `desk-brek`; did you mean `desk-break`?"]);
        let goal = whole.replace("desk-brek", "desk-break").replace("goal: 3", "goal: 0");
        assert!(problems(&goal)[0].contains("`goal` must be a whole number from 1 to 14"), "{:?}", problems(&goal));
        assert!(problems("id: \"p\", title: \"P\", phases: []")[0].contains("it has no phases; add at least one"));
        let day = whole.replace("mon:", "monday:");
        assert!(problems(&day)[0].contains("there is no field `monday`"), "{:?}", problems(&day));
        let id = whole.replace("id: \"p\"", "id: \"Pä\"");
        assert!(problems(&id).iter().any(|told| told.contains("an id is made of")), "{:?}", problems(&id));
    }

    #[test]
    fn a_plan_of_ones_own_may_name_a_routine_that_is_gone_but_nothing_that_could_never_be_one() {
        let file = |body: &str| format!("(format: \"supple-plan\", version: 1, body: ({body}))");
        let plan = |routine: &str| {
            file(&format!("id: \"p\", title: \"P\", phases: [(title: \"A\", goal: 3, days: (mon: [{routine}]))]"))
        };
        let read = read_own_plan(plan("\"gone-long-ago\"").as_bytes()).unwrap();
        assert_eq!(read.phases[0].days[0][0].as_str(), "gone-long-ago");
        let told = |text: String| read_own_plan(text.as_bytes()).unwrap_err()[0].to_string();
        assert!(told(plan("\"Gone\"")).contains("an id is made of"));
        assert!(told(plan(&["\"desk-break\""; 15].join(", "))).contains("at most 14 routines"));
        let newer = "(format: \"supple-plan\", version: 2, body: (pink: true))";
        assert!(told(newer.into()).contains("written by a newer Supple (version 2; this one reads 1); update Supple"));
    }
}
