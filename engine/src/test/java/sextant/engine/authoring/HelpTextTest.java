package sextant.engine.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import sextant.engine.authoring.HelpText.Option;

/** The help of real programs. */
class HelpTextTest {

    private static Option option(String help, String word) {
        return HelpText.of(help).option(word).orElseThrow(() -> new AssertionError("no " + word));
    }

    @Test
    void gnu() {
        var help = """
                Usage: astnoisechisel [OPTION...] ASTRdata

                 Input:
                      --chdu=STR             HDU/extension of convolved image in file.
                  -h, --hdu=STR/INT          Extension name or number of input data.
                  -L, --largetilesize=INT[,INT]   Sim. to --tilesize, but for larger tiles.
                      --checktiles           Tile IDs in an image, the size of input.
                """;
        assertThat(option(help, "--hdu=").description()).isEqualTo("Extension name or number of input data.");
        assertThat(option(help, "-h").takesValue()).isTrue();
        assertThat(option(help, "--largetilesize").takesValue()).isTrue();
        assertThat(option(help, "--checktiles").takesValue()).isFalse();
        assertThat(HelpText.of(help).longForm("-h")).contains("--hdu");
    }

    @Test
    void argparse() {
        var help = """
                usage: draw.py [-h] [--size SIZE] [--format {fits,png}] table

                options:
                  -h, --help            show this help message and exit
                  --size SIZE           pixels of each side (default: 1500)
                  --format {fits,png}   what is written
                """;
        assertThat(option(help, "--size").standard()).contains("1500");
        assertThat(option(help, "--format").choices()).containsExactly("fits", "png");
        assertThat(option(help, "--help").takesValue()).isFalse();
    }

    @Test
    void astrometry() {
        var help = """
                Options include:
                  -L / --scale-low <scale>: lower bound of image scale estimate
                  -8 / --parity <pos/neg>: only check for matches with positive/negative parity
                          (default: try both)
                  -p / --no-plots: don't create any plots of the results
                """;
        assertThat(option(help, "--scale-low").description()).isEqualTo("lower bound of image scale estimate");
        assertThat(option(help, "-L").takesValue()).isTrue();
        assertThat(option(help, "--no-plots").takesValue()).isFalse();
    }

    @Test
    void fitsverify() {
        var help = """
                   Optional flags:
                          -l  list all header keywords
                          -q  quiet; print one-line pass/fail summary per file
                """;
        assertThat(option(help, "-l"))
                .isEqualTo(new Option("-l", false, "list all header keywords", Optional.empty(), java.util.List.of()));
    }

    @Test
    void theSettingsOfTheProgramsOfAstromatic() {
        var help = """
                IMAGEOUT_NAME          coadd.fits      # Output filename
                COMBINE_TYPE           MEDIAN          # MEDIAN,AVERAGE,MIN,MAX,WEIGHTED,CLIPPED
                                                       # CHI-OLD or SUM
                """;
        assertThat(option(help, "-IMAGEOUT_NAME").standard()).contains("coadd.fits");
        assertThat(option(help, "-COMBINE_TYPE").choices())
                .contains("MEDIAN", "CLIPPED", "CHI-OLD", "SUM")
                .hasSize(8);
    }

    @Test
    void theKeywordsOfStilts() {
        var help = """
                Usage: tmatch2 ifmt1=<in-format> ifmt2=<in-format>
                               join=1and2|1or2|all1
                               [in1=]<table1>
                """;
        assertThat(option(help, "join=").choices()).containsExactly("1and2", "1or2", "all1");
        assertThat(option(help, "ifmt1=").choices()).isEmpty();
    }

    @Test
    void whatIsNoHelpHasNoOptions() {
        assertThat(HelpText.of("Segmentation fault\n\0\0\n").options()).isEmpty();
    }
}
