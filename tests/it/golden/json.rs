//! A JSON file as a snapshot: of a list the first entries are written, and a hash stands for all of it.

use super::digest::short;
use kaoping::report::Json;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

/// Length in characters up to which a value is kept whole.
const WHOLE: usize = 400;
/// Entries kept of a longer list.
const KEPT: usize = 2;

pub(super) fn skeleton(json: &Json<'_>) -> String {
    let mut bytes = Vec::new();
    json.write(&mut bytes).expect("written");
    let value: Value = serde_json::from_slice(&bytes).expect("JSON");
    let text = serde_json::to_string_pretty(&cut(&value)).expect("written");
    let hash = short(Sha256::new_with_prefix(&bytes));
    format!("{text}\n{hash} of {} bytes\n", bytes.len())
}

/// The value with long lists cut.
fn cut(value: &Value) -> Value {
    match value {
        Value::Array(entries) => {
            let whole = value.to_string();
            if entries.len() <= KEPT || whole.len() <= WHOLE {
                return Value::Array(entries.iter().map(cut).collect());
            }
            let mut kept: Vec<Value> = entries.iter().take(KEPT).map(cut).collect();
            let hash = short(Sha256::new_with_prefix(whole));
            kept.push(format!("… {} in all, {hash}", entries.len()).into());
            Value::Array(kept)
        }
        Value::Object(fields) => {
            let fields = fields.iter().map(|(name, field)| (name.clone(), cut(field)));
            Value::Object(fields.collect::<Map<String, Value>>())
        }
        _ => value.clone(),
    }
}
