//! Made-up names of people.

use super::chance::Chance;
use std::collections::BTreeSet;

const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
const GIVEN: &str = "伟芳娜敏静强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉萍红玲芬燕彬鹏辉丹凯波斌宇浩俊峰慧莉建国志文海云飞春秋晓东雪梅琳瑞祥宁佳欣怡晨阳博思远立新振兴光荣世昌永德庆林森川岚松柏青竹淑珍秀凤美丽小清淼鑫垚";

/// A name that is not among those known, mostly of three characters.
pub(super) fn new_name(chance: &mut Chance, known: &BTreeSet<String>) -> String {
    let (surnames, given): (Vec<char>, Vec<char>) = (SURNAMES.chars().collect(), GIVEN.chars().collect());
    let mut length = if chance.percent(25) { 1 } else { 2 };
    let mut tries = 0;
    loop {
        let mut name: String = chance.pick(&surnames).into_iter().collect();
        (0..length).for_each(|_| name.extend(chance.pick(&given)));
        if !known.contains(&name) {
            return name;
        }
        tries += 1;
        length = if tries > 200 { 3 } else { 2 };
    }
}
