//! Radicals of the block U+2E80 that text copied out of a PDF holds in place of the characters they look like. The
//! characters are those of Unicode's property Equivalent_Unified_Ideograph; the block of Kangxi radicals needs no table.

/// Radicals, each followed by its character.
const PAIRS: &str = "\
    ⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑\
    ⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王\
    ⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑\
    ⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長\
    ⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼\
    ⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟";

/// The character that a radical looks like; any other character as it is.
pub(super) fn unified(c: char) -> char {
    let mut pairs = PAIRS.chars();
    while let (Some(radical), Some(character)) = (pairs.next(), pairs.next()) {
        if radical == c {
            return character;
        }
    }
    c
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_are_the_characters_they_look_like() {
        for (radical, character) in [
            ('⻘', '青'),
            ('⻰', '龙'),
            ('⻜', '飞'),
            ('⺟', '母'),
            ('⻢', '马'),
        ] {
            assert_eq!(unified(radical), character);
        }
        assert_eq!(unified('青'), '青');
        let radicals = PAIRS.chars().step_by(2);
        assert!(radicals.clone().all(|c| ('\u{2e80}'..='\u{2ef3}').contains(&c)));
        let characters = PAIRS.chars().skip(1).step_by(2);
        assert_eq!(radicals.count(), characters.count());
    }
}
