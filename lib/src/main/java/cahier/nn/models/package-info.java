/// Networks of image classification and segmentation, full size and small, with torchvision's
/// names.
@NullMarked
package cahier.nn.models;

import org.jspecify.annotations.NullMarked;
