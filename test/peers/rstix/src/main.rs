//! Asks rstix: one JSON line in, one JSON line out, until the input ends.
//!
//! In:  {"pattern": text, "observed": list of {"at": time, "objects": list of SCOs with ids}}
//! Out: {"matched": bool} or {"refused": "pattern" | "data" | "evaluation", "message": text}
//!
//! rstix evaluates over objects and not over Observed Data: each is given with the first_observed of the Observed Data that holds it, as its own
//! `evaluate_observed_data` does for one of them. It knows no intervals and no number_observed.

use std::io::{BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use rstix::Pattern;
use rstix::core::StixTimestamp;
use rstix::model::sco::ScoObject;
use rstix::model::sdo::{ObservedData, ObservedDataEmbeddedObject, ObservedDataForm};
use rstix::model::{Bundle, ParseOptions};
use rstix::pattern::{ObservationContext, TimestampedObservation};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
struct Question {
    pattern: String,
    observed: Vec<Observed>,
}

#[derive(Deserialize)]
struct Observed {
    at: String,
    objects: Vec<Value>,
}

struct Refusal(&'static str, String);

fn refuse<E: std::fmt::Display>(what: &'static str) -> impl Fn(E) -> Refusal {
    move |error| Refusal(what, error.to_string())
}

fn ask(question: &Question) -> Result<bool, Refusal> {
    let pattern = Pattern::parse(&question.pattern).map_err(refuse("pattern"))?;
    let mut found = Vec::new();
    for observed in &question.observed {
        let at = StixTimestamp::parse(&observed.at).map_err(refuse("data"))?;
        for sco in read_scos(&observed.objects)? {
            found.push((sco, at.clone()));
        }
    }
    let observations: Vec<_> = found
        .iter()
        .map(|(sco, at)| TimestampedObservation { sco, at: Some(at.clone()) })
        .collect();
    // Only references need a bundle, so that one it does not take is no reason to refuse the case.
    let objects: Vec<_> = question.observed.iter().flat_map(|observed| &observed.objects).collect();
    let id = "bundle--00000000-0000-4000-8000-000000000000";
    let text = json!({ "type": "bundle", "id": id, "objects": objects }).to_string();
    let bundle = Bundle::parse_with_options(&text, &ParseOptions::new().allow_custom(true)).ok();
    let context = ObservationContext { observations: &observations, bundle: bundle.as_ref() };
    pattern.evaluate(&context).map_err(refuse("evaluation"))
}

/// Reads SCOs as part of an Observed Data: the only way in that takes those of other types than the standard's.
fn read_scos(objects: &[Value]) -> Result<Vec<ScoObject>, Refusal> {
    let at = "2020-01-01T00:00:00.000Z";
    // Keys of one length, so that a sorted map keeps the order.
    let keyed: serde_json::Map<_, _> =
        objects.iter().enumerate().map(|(index, object)| (format!("{index:06}"), object.clone())).collect();
    let observed: ObservedData = serde_json::from_value(json!({
        "type": "observed-data",
        "spec_version": "2.1",
        "id": "observed-data--00000000-0000-4000-8000-000000000000",
        "created": at,
        "modified": at,
        "first_observed": at,
        "last_observed": at,
        "number_observed": 1,
        "objects": keyed,
    }))
    .map_err(refuse("data"))?;
    match observed.form {
        ObservedDataForm::DeprecatedObjects(embedded) => Ok(embedded
            .into_values()
            .filter_map(|one| match one {
                ObservedDataEmbeddedObject::Sco(sco) => Some(sco),
                ObservedDataEmbeddedObject::Sro(_) => None,
            })
            .collect()),
        ObservedDataForm::ObjectRefs(_) => Ok(Vec::new()),
    }
}

fn answer(line: &str) -> Value {
    let question: Question = match serde_json::from_str(line) {
        Ok(question) => question,
        // JSON that it cannot read, such as a lone surrogate.
        Err(error) => return json!({ "refused": "data", "message": error.to_string() }),
    };
    match catch_unwind(AssertUnwindSafe(|| ask(&question))) {
        Ok(Ok(matched)) => json!({ "matched": matched }),
        Ok(Err(Refusal(what, message))) => json!({ "refused": what, "message": message }),
        Err(_) => json!({ "refused": "evaluation", "message": "panic" }),
    }
}

fn main() -> std::io::Result<()> {
    let stdout = std::io::stdout();
    for line in std::io::stdin().lock().lines() {
        let mut output = stdout.lock();
        writeln!(output, "{}", answer(&line?))?;
        output.flush()?;
    }
    Ok(())
}
