//! `kaoping schema`: what the definition files may hold, for editors that help to write them.

use super::write;
use super::{Exit, say};
use crate::campaign::vocabulary::{self, Holds, VocabularyTable};
use serde_json::{Map, Value, json};
use std::path::PathBuf;

/// Arguments of `schema`.
#[derive(clap::Args)]
#[command(
    override_usage = "kaoping schema <活动文件夹>",
    help_template = super::HELP,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(super) struct Args {
    /// 写到哪个文件夹，和三个定义文件放在一起
    #[arg(value_name = "活动文件夹", help_heading = "参数")]
    dir: PathBuf,
}

/// Definition files.
const FILES: [&str; 4] = ["campaign", "ledgers", "scoring", "expected"];

pub(super) fn run(args: &Args) -> Exit {
    let tables = vocabulary::tables();
    let file = |name: &&str| {
        let schema = serde_json::to_vec_pretty(&of_file(&tables, &format!("{name}.toml")));
        (format!("{name}.schema.json"), schema.expect("plain texts"))
    };
    let files: Vec<(String, Vec<u8>)> = FILES.iter().map(file).collect();
    match write::all(&args.dir, &files) {
        Ok(()) => {
            let lines = FILES[..3]
                .iter()
                .map(|name| format!("  {name}.toml：#:schema ./{name}.schema.json"));
            say::out(&format!(
                "写好了{}个文件。在各个toml的第一行写上（VS Code装Even Better TOML后就会提示、查错）：\n{}",
                files.len(),
                lines.collect::<Vec<_>>().join("\n")
            ));
            Exit::Done
        }
        Err(problem) => problem.tell("格式说明"),
    }
}

/// JSON Schema of a file.
fn of_file(tables: &[VocabularyTable], file: &str) -> Value {
    let top = tables
        .iter()
        .find(|table| table.file == file && table.path.is_empty());
    let mut schema = top.map_or_else(Map::new, |top| of_table(tables, top));
    schema.insert("$schema".into(), json!("http://json-schema.org/draft-07/schema#"));
    Value::Object(schema)
}

fn of_table(tables: &[VocabularyTable], table: &VocabularyTable) -> Map<String, Value> {
    let mut properties = Map::new();
    for key in &table.keys {
        let mut value = of_holds(tables, &key.holds);
        let default = match key.default {
            "" => String::new(),
            default => format!("（不写就是：{default}）"),
        };
        value.insert("description".into(), json!(format!("{}{default}", key.means)));
        properties.insert(key.name.into(), Value::Object(value));
    }
    let required: Vec<&str> = table
        .keys
        .iter()
        .filter(|key| key.is_required)
        .map(|key| key.name)
        .collect();
    let others = match &table.own_keys {
        Some(own) => Value::Object(of_holds(tables, own)),
        None => json!(false),
    };
    let mut schema = Map::new();
    schema.insert("type".into(), json!("object"));
    schema.insert("properties".into(), Value::Object(properties));
    schema.insert("required".into(), json!(required));
    schema.insert("additionalProperties".into(), others);
    schema
}

fn of_holds(tables: &[VocabularyTable], holds: &Holds) -> Map<String, Value> {
    let schema = match holds {
        Holds::Text => json!({ "type": "string", "minLength": 1 }),
        Holds::Date => json!({ "type": "string", "format": "date" }),
        Holds::Flag => json!({ "type": "boolean" }),
        Holds::Number { least, most } => json!({ "type": "number", "minimum": least, "maximum": most }),
        Holds::Count { least, most } => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Holds::Words(words) => json!({ "type": "string", "enum": words }),
        Holds::WordOrNumber { words, least, most } => json!({ "anyOf": [
            { "type": "string", "enum": words },
            { "type": "number", "minimum": least, "maximum": most },
        ] }),
        Holds::List(item) => json!({ "type": "array", "items": of_holds(tables, item) }),
        Holds::OneOrSeveral(item) => {
            let item = of_holds(tables, item);
            json!({ "anyOf": [item, { "type": "array", "items": item }] })
        }
        Holds::Either(ways) => {
            let ways: Vec<_> = ways.iter().map(|way| of_holds(tables, way)).collect();
            json!({ "anyOf": ways })
        }
        Holds::Table(path) => {
            let table = tables.iter().find(|table| table.path == *path);
            json!(table.map_or_else(Map::new, |table| of_table(tables, table)))
        }
    };
    match schema {
        Value::Object(schema) => schema,
        _ => Map::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// Where a definition breaks its schema.
    fn breaks(value: &toml::Value, schema: &Value, at: &str, found: &mut Vec<String>) {
        if let Some(ways) = schema["anyOf"].as_array() {
            let fits = |way: &&Value| {
                let mut found = Vec::new();
                breaks(value, way, at, &mut found);
                found.is_empty()
            };
            if !ways.iter().any(|way| fits(&way)) {
                found.push(at.to_owned());
            }
            return;
        }
        let number = |value: f64| {
            let bound = |name: &str| schema[name].as_f64().unwrap_or(value);
            (bound("minimum")..=bound("maximum")).contains(&value)
        };
        let fits = match (schema["type"].as_str(), value) {
            (Some("string"), toml::Value::String(text)) => {
                let words = schema["enum"].as_array();
                words.is_none_or(|words| words.iter().any(|word| word == text.as_str()))
            }
            (Some("string"), toml::Value::Datetime(_)) => schema["format"] == "date",
            (Some("boolean"), toml::Value::Boolean(_)) => true,
            (Some("number" | "integer"), toml::Value::Integer(whole)) => number(*whole as f64),
            (Some("number"), toml::Value::Float(value)) => number(*value),
            (Some("array"), toml::Value::Array(items)) => {
                for (number, item) in items.iter().enumerate() {
                    breaks(item, &schema["items"], &format!("{at}[{number}]"), found);
                }
                true
            }
            (Some("object"), toml::Value::Table(table)) => {
                for (key, value) in table {
                    let known = &schema["properties"][key];
                    let known = if known.is_null() {
                        &schema["additionalProperties"]
                    } else {
                        known
                    };
                    breaks(value, known, &format!("{at}.{key}"), found);
                }
                let required = schema["required"].as_array().expect("a list");
                required
                    .iter()
                    .all(|key| table.contains_key(key.as_str().expect("a name")))
            }
            _ => false,
        };
        if !fits {
            found.push(at.to_owned());
        }
    }

    #[test]
    fn both_samples_fulfil_the_schema_and_a_misspelt_key_does_not() {
        let tables = vocabulary::tables();
        for sample in ["county", "province"] {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(sample);
            for name in FILES {
                let text = std::fs::read_to_string(folder.join(format!("{name}.toml"))).expect("committed");
                let schema = of_file(&tables, &format!("{name}.toml"));
                let breaks = |text: &str| {
                    let mut found = Vec::new();
                    let value = toml::Value::Table(text.parse().expect("TOML"));
                    breaks(&value, &schema, name, &mut found);
                    found
                };
                assert_eq!(breaks(&text), Vec::<String>::new(), "{sample}");
                let key = if name == "expected" { "why" } else { "clause" };
                let misspelt = text.replacen(&format!("{key} ="), &format!("{key}s ="), 1);
                assert_ne!(breaks(&misspelt), Vec::<String>::new(), "{name}");
            }
        }
    }
}
