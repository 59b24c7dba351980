//! The campaign a command works by: named, or found above a file.

use super::{Exit, mistakes, say};
use crate::campaign;
use crate::campaign::model::{Campaign, Period, UnitId};
use crate::campaign::names::Names;
use crate::finding::hint;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Loads the campaign of a folder; what is wrong with it has been printed when it fails.
pub(super) fn load(dir: &Path) -> Result<Campaign, Exit> {
    if !dir.is_dir() {
        say::err(&format!("没有“{}”这个文件夹。", dir.display()));
        return Err(Exit::Campaign);
    }
    campaign::load(dir).map_err(|found| {
        mistakes::print(&found);
        Exit::Campaign
    })
}

/// The campaign folder a file lies in.
pub(super) fn above(file: &Path) -> Option<PathBuf> {
    let file = std::path::absolute(file).ok()?;
    let dirs = file.ancestors().skip(1);
    dirs.map(Path::to_owned)
        .find(|dir| dir.join("campaign.toml").is_file())
}

/// What a file is called in places: its path below the campaign folder, or only its name.
pub(super) fn called(dir: Option<&Path>, file: &Path) -> Arc<str> {
    let below = dir.and_then(|dir| {
        let (dir, file) = (std::path::absolute(dir).ok()?, std::path::absolute(file).ok()?);
        let below = file.strip_prefix(dir).ok()?;
        let parts: Vec<_> = below.iter().map(OsStr::to_string_lossy).collect();
        Some(parts.join("/"))
    });
    let name = || {
        file.file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    };
    Arc::from(below.unwrap_or_else(name))
}

/// The period of this id or printed name, as people write it.
pub(super) fn period<'c>(campaign: &'c Campaign, wanted: &str) -> Result<&'c Period, Exit> {
    campaign.period(wanted).ok_or_else(|| {
        say::err(&format!(
            "这项活动没有“{wanted}”这一期。可以写：{}。",
            periods(campaign)
        ));
        Exit::Usage
    })
}

/// The period whose folder below the inbox or the registers a file lies in.
pub(super) fn period_of<'c>(campaign: &'c Campaign, called: &str) -> Option<&'c Period> {
    let mut parts = called.split('/');
    let folder = parts.next()?;
    let below = parts.next()?;
    parts.next()?;
    ["inbox", "registers"]
        .contains(&folder)
        .then(|| campaign.period(below))?
}

/// The unit that is called so; printed with suggestions when there is none.
pub(super) fn unit(campaign: &Campaign, word: &str) -> Result<UnitId, Exit> {
    let names = Names::new(campaign);
    names.unit(word).ok_or_else(|| {
        say::err(&format!(
            "花名册里没有“{word}”这个单位{}。",
            hint(&names.suggest_unit(word))
        ));
        Exit::Usage
    })
}

/// Ids of all periods, for a message.
pub(super) fn periods(campaign: &Campaign) -> String {
    let ids: Vec<&str> = campaign.periods.iter().map(|period| &*period.id).collect();
    ids.join("、")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::fixture::county;

    #[test]
    fn a_file_is_called_by_its_path_below_the_campaign() {
        let dir = Path::new("活动");
        assert_eq!(
            &*called(Some(dir), Path::new("活动/inbox/2022Q2/a.xlsx")),
            "inbox/2022Q2/a.xlsx"
        );
        #[cfg(unix)]
        assert_eq!(
            &*called(Some(dir), Path::new("活动/inbox/2022Q2/a\\b.xlsx")),
            "inbox/2022Q2/a\\b.xlsx"
        );
        #[cfg(windows)]
        assert_eq!(
            &*called(Some(dir), Path::new("活动\\inbox\\2022Q2/a.xlsx")),
            "inbox/2022Q2/a.xlsx"
        );
        assert_eq!(&*called(Some(dir), Path::new("别处/a.xlsx")), "a.xlsx");
        assert_eq!(&*called(None, Path::new("别处/a.xlsx")), "a.xlsx");
    }

    #[test]
    fn a_period_is_told_by_its_folder() {
        let campaign = county();
        let id = |called: &str| period_of(&campaign, called).map(|period| period.id.to_string());
        assert_eq!(id("inbox/2022Q2/物业股/a.xlsx").as_deref(), Some("2022Q2"));
        assert_eq!(id("inbox/2022年第二季度/a.xlsx").as_deref(), Some("2022Q2"));
        assert_eq!(id("a.xlsx"), None);
        assert_eq!(id("inbox/2022Q2"), None);
    }
}
