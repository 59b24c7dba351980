//! W: the file itself.

/// Macro: adds the kinds of this file to its input and calls the macro of the next file.
macro_rules! kinds_file {
    ($($before:tt)*) => { kinds_layout! { $($before)*

    W01 Empty {} Error "空文件":
        "文件是空的，一个字节也没有" => "请重新保存或重新发送这个文件";
    W02 TooLarge { what, limit } Error "文件过大":
        "{what}，超过了{limit}" => "请删去多余的工作表、图片和空行后重新发送，或分成几个文件";
    W03 Encrypted { how } Error "文件有密码":
        "文件设了打开密码{how}，读不出来" => "请去掉打开密码后重新发送";
    W04 NotAWorkbook { kind } Error "不是表格文件":
        "这个文件其实是{kind}，不是表格" => "请发送Excel或WPS表格（xlsx、xls、et）文件";
    W05 WebPage { kind } Error "网页存成的表格":
        "这个文件其实是{kind}，只是改成了表格的扩展名" => "请用Excel或WPS打开它，另存为xlsx后重新发送";
    W06 Damaged { problem } Error "文件已损坏":
        "文件损坏或没有传完：{problem}" => "请重新发送原件；原件也打不开时，用Excel或WPS修复后另存为xlsx";
    W07 SheetUnreadable { problem } Error "工作表读不出来":
        "这张工作表读不出来：{problem}" => "请用Excel或WPS打开文件，另存为xlsx后重新发送";
    W08 CellUnreadable { problem } Error "单元格读不出来":
        "有一个单元格读不出来（{problem}），位置在此处之后" => "请在此处附近找出异常的单元格重新填写，再另存文件";
    W09 OutsideSheet { cell } Warning "单元格位置不合规定":
        "文件里写着的单元格{cell}超出了表格的范围，没有读入" => "请用Excel或WPS打开文件，另存为xlsx后重新发送";
    W10 TooManyCells { what, limit } Error "单元格过多":
        "{what}超过{limit}，后面的没有读入" => "请删去空白和无关的行列，或把台账分成几个文件";
    W11 TooManySheets { count, limit } Error "工作表过多":
        "共有{count}张工作表，只读了前{limit}张" => "请删去无关的工作表，或分成几个文件";
    W12 LongText { length } Warning "文字过长":
        "这一格有{length}个字，只读了前32767个" => "请把文字缩短";
    W13 SameSheetName { name } Error "工作表重名":
        "有几张工作表都叫“{name}”，只能读到第一张" => "请给工作表起不同的名字后重新发送";
    W14 BadEncoding { encoding } Warning "文字编码有误":
        "文件按{encoding}读入，但有些字无法辨认" => "请用Excel或WPS打开核对，另存为xlsx后重新发送";
    W15 HiddenCharacters { count } Note "含有控制字符":
        "表里有{count}格含有看不见的控制字符，已经去掉" => "不必处理";
    W16 ReaderFailed {} Error "读取时程序出错":
        "读这个文件时程序自己出了错，没有读入" => "请用Excel或WPS打开它，另存为xlsx后重新发送，并把原件交给软件维护人员";
    W17 BadCell { problem } Error "单元格损坏":
        "这一格读不出来：{problem}" => "请重新填写这一格，再另存文件";
    W18 MoreBadCells { count } Error "单元格问题过多":
        "这张工作表的单元格还有{count}处问题，没有逐一列出" => "请用Excel或WPS打开文件，核对后另存为xlsx重新发送";
    W19 CellTwice { count } Warning "单元格重复":
        "从此处起有{count}格在文件里写了两遍，按后一遍读入" => "请核对这些格的内容，用Excel或WPS另存为xlsx后重新发送";
    W20 PartUnreadable { part, problem } Warning "文件有一部分读不出来":
        "文件的{part}读不完整：{problem}" => "请用Excel或WPS打开文件，另存为xlsx后重新发送";
    W21 ChecksumDiffers { part } Warning "校验码不符":
        "文件里{part}的内容与校验码不符，可能在传送中变了" => "请重新发送原件，并核对读入的内容";
    W22 StrayMarks { part, count } Warning "符号写法有误":
        "文件里{part}有{count}处“&”写得不合规定，按原样读入" => "请核对有“&”的单元格，用Excel或WPS另存为xlsx后重新发送";
    W23 TooManyTexts { limit } Error "文字过多":
        "文件里的文字超过{limit}，后面的没有读入" => "请删去无关的工作表和行列，或把台账分成几个文件";
    W24 ReadTooLong { limit } Error "读取时间过长":
        "读这个文件用的时间超过{limit}秒，没有读完，没有采用" => "文件多半损坏；请用Excel或WPS打开它，删去无关的工作表，另存为xlsx后重新发送";
    W25 ReadTooLarge { limit } Error "读取占用内存过多":
        "读这个文件要用的内存超过{limit}，没有读完，没有采用" => "文件多半损坏，或有许多格放着同一段很长的文字；请用Excel或WPS打开它，删去无关的行列，另存为xlsx后重新发送";
    W26 NoOlderReader {} Error "读旧格式的程序没有启动":
        "读旧格式（xls、et、xlsb、ods）要另起一个程序，它没有启动，文件没有读" => "再运行一次；仍不行的，请用Excel或WPS把文件另存为xlsx";
    W27 OlderFormat { kind } Error "这里不读旧格式":
        "这个文件是{kind}格式，这里只读xlsx和csv" => "请用Excel或WPS打开它，另存为xlsx";
    W28 AllZero {} Error "内容全是0":
        "文件有大小却没有内容，每个字节都是0，多半没有存完或传完" => "请在原来的电脑上打开原件核对，重新发送";
    W29 TooManyParts { limit } Error "压缩包里部件过多":
        "文件里的部件超过{limit}个，不像表格，没有读" => "请用Excel或WPS打开它，删去图片和无关的工作表，另存为xlsx后重新发送";
    W30 FalseSizes {} Error "写着的大小不可能":
        "文件里写着的大小与内容对不上，没有读" => "请重新发送原件；原件也是这样的，用Excel或WPS打开后另存为xlsx";
    W31 Archive { kind, inside } Error "压缩包":
        "这是{kind}{inside}，里面的文件没有读" => "请解压，把里面的表格文件放进收件文件夹";
    W32 OtherTable { kind } Error "不读的表格格式":
        "这个文件是{kind}，这种格式不读" => "请用Excel或WPS打开它，另存为xlsx后重新发送";
    W33 LockedByProgram {} Error "被加密软件加密":
        "文件被单位的文件加密软件加密了，在别的电脑上读不出来" => "请用加密软件解密（外发）后重新发送";
    W34 PartTwice {} Warning "压缩包里有同名的部件":
        "文件的压缩包里有同名的部件，按后一份读入" => "请用Excel或WPS打开核对，另存为xlsx后重新发送";
    W35 CountsFrom1904 {} Warning "日期从1904年算起":
        "文件的日期从1904年算起，已经换算；没有设成日期格式的数字没有换算" => "请核对日期；可新建一个表格，把内容复制过去后重新发送";
    W36 CellElsewhere { count } Warning "单元格不在自己的行":
        "从此处起有{count}格写着的位置与所在的行不符，按写着的位置读入" => "请核对这些格的内容，用Excel或WPS另存为xlsx后重新发送";
    W37 SheetTwice { names, first } Warning "一张工作表列了两次":
        "{names}和“{first}”在文件里是同一张工作表，只读了“{first}”" => "请用Excel或WPS打开核对，缺了工作表的补上，另存为xlsx后重新发送";
    W38 ResultsEmpty { count } Note "公式都没有结果":
        "这张工作表的{count}个公式没有一个有结果，都当作空白" => "请用Excel或WPS打开文件，核对公式算出的内容，保存后重新发送";

    } };
}
