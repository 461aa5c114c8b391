import java.io.File;
import java.io.PrintStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** Writes a PDF's text as the real dump was written: a blank line between paragraphs, three at a page's end. */
class Dump {
    public static void main(String[] arguments) throws Exception {
        try (PDDocument document = PDDocument.load(new File(arguments[0]));
                PrintStream out = new PrintStream(arguments[1], "UTF-8")) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setLineSeparator("\n");
            stripper.setParagraphEnd("\n");
            stripper.setPageEnd("\n\n\n");
            out.print(stripper.getText(document));
        }
    }
}
